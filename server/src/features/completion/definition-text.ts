// The documentation of a name that the workspace defines.
import { blocks, bullets, codeSpan } from '../../base/markdown.ts';
import { basenameOfUri } from '../../base/uri.ts';
import { descriptionOf } from '../../model/description.ts';
import type { KnownResource } from '../../model/resource.ts';
import { factsOf, propertiesOf, viewOf } from '../../schema/schema-view.ts';
import { definitionsOf, propertiesIn, type DefiningRole } from '../../workspace/definitions.ts';
import type { WorkspaceView } from '../../workspace/workspace.ts';
import { detailOf } from './field-detail.ts';
import { readScopeParameters } from '../../model/scope-parameters.ts';

const WORDS: Readonly<Record<DefiningRole, string>> = {
  component: 'component',
  trait: 'trait',
  scope: 'scope type',
  'workload-type': 'workload type',
};

/** What the first definition of that name says of itself; undefined when there is none any more. */
export function definitionText(
  view: WorkspaceView,
  role: DefiningRole,
  name: string,
): string | undefined {
  const [defined] = definitionsOf(view, role, name);
  if (defined === undefined) return undefined;
  const { resource, site } = defined;
  const description = descriptionOf(resource);
  return blocks(
    `**${codeSpan(name)}** · ${WORDS[role]} in ${codeSpan(basenameOfUri(site.uri))}`,
    resource.role === 'component' && resource.workloadType?.value !== undefined
      ? `Workload type: ${codeSpan(resource.workloadType.value)}`
      : undefined,
    description === undefined ? undefined : codeSpan(description),
    bullets(inputsOf(resource)),
  );
}

/** Longer lists belong into a hover or the file itself. */
const MAX_INPUTS = 10;

function inputsOf(resource: KnownResource): readonly string[] {
  if (resource.role === 'configuration') return [];
  const schema =
    resource.role === 'component'
      ? readScopeParameters(resource.parameters)
      : propertiesIn(resource);
  if (schema === undefined) return [];
  return propertiesOf(viewOf(schema))
    .slice(0, MAX_INPUTS)
    .map(({ name, view, required }) => {
      const detail = detailOf(factsOf(view), required ? 'required' : 'optional');
      return detail === undefined ? codeSpan(name) : `${codeSpan(name)}: ${detail}`;
    });
}
