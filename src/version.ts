/** The version requests name themselves with. A test holds it equal to `package.json`. */
export const VERSION = '0.1.0'
