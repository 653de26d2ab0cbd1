// The file that `leads.describe` names → fields, or its mistakes with their lines. JSON is read as JSON,
// three hundred times as fast as by the parser that knows lines; that one is asked when there is
// something to point at.
import type { Issue } from '../errors.ts'
import { type Described, fieldsFromDescribe } from '../lead/from-describe.ts'
import { type Finding, type Locate, toIssues } from './finding.ts'
import type { LeadsFile } from './normalize-leads.ts'
import { parseTree } from './parse.ts'
import { locateFile } from './position.ts'

export function readDescribe(source: LeadsFile): Described | { readonly issues: readonly Issue[] } {
  const { text, file } = source
  const json = fromJson(text)
  const tree = json ? undefined : parseTree(text, file)
  if (tree && 'issues' in tree) return { issues: asDescribe(tree.issues) }
  const described = fieldsFromDescribe(json ? json.value : tree?.input)
  if ('fields' in described) return described
  const findings = described.mistakes.map((mistake): Finding => ({ code: CODE, ...mistake }))
  return { issues: asDescribe(toIssues(findings, tree?.locate ?? locateInJson(source))) }
}

const CODE = 'bad-describe'

/** Other paths in a message are paths of the scenario. */
function asDescribe(issues: readonly Issue[]): readonly Issue[] {
  return issues.map((issue) => ({ ...issue, code: CODE, path: 'leads.describe' }))
}

function fromJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function locateInJson({ text, file }: LeadsFile): Locate {
  const tree = parseTree(text, file)
  return 'locate' in tree ? tree.locate : locateFile(file)
}
