// A trait that neither the platform nor the workspace defines.
import { builtInTraits } from '../../../model/catalog/catalog.ts';
import {
  parseGroupVersionKind,
  formatGroupVersionKind,
} from '../../../model/group-version-kind.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { nearest } from '../../../base/nearest.ts';
import { builtInTraitOf } from '../attached-properties.ts';
import { declaredNames, knowsAll, traitDefinitions, traitTextOf } from '../definitions.ts';
import { nearHint, nearNameFix } from '../near-names.ts';
import { typesNear } from '../near-types.ts';
import { newTraitFix } from '../new-trait.ts';
import { changeFix } from '../value-fixes.ts';
import { isReplacedText } from '../variable-calls.ts';
import { defineRule, type Levels, type WorkspaceContext } from '../rule.ts';
import type { ConfigurationResource, TraitAttachment } from '../../../model/resource.ts';

export const rule = defineRule({
  code: 'unknown-trait',
  number: 'R154',
  title: 'An attached trait is built in, or defined in the workspace.',
  level: { spec: 'warning', rudr: 'error' },
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    for (const { traits } of context.resource.components) {
      for (const attachment of traits) checkAttachment(attachment, context);
    }
  },
});

type Context = WorkspaceContext<ConfigurationResource>;

function checkAttachment(attachment: TraitAttachment, context: Context): void {
  const { workspace, dialect } = context;
  const text = traitTextOf(attachment);
  const node = (attachment.type ?? attachment.name)?.node;
  if (text === undefined || node === undefined || isReplacedText(text)) return;
  // Where the type counts and is missing, the name is a label; that the type is missing is reported.
  if (dialect.facts.traitIdentity === 'type' && attachment.type === undefined) return;
  if (builtInTraitOf(attachment) !== undefined) return;
  const definitions = traitDefinitions(attachment, workspace);
  if (definitions.length === 0) {
    reportUnknown(attachment, { text, node }, context);
    return;
  }
  const names = definitions.flatMap(({ resource }) => resource.metadata?.name?.value ?? []);
  checkSpelling({ text, node }, names, context);
}

interface Written {
  readonly text: string;
  readonly node: YamlNode;
}

function reportUnknown(
  attachment: TraitAttachment,
  { text, node }: Written,
  context: Context,
): void {
  const { workspace, report } = context;
  const builtIn = namesLike(text, builtInNames());
  const declared = namesLike(text, declaredNames(workspace, 'trait'));
  const isAllKnown = knowsAll(context);
  // A near miss of what is built in is one, whatever other files may declare.
  const names = isAllKnown ? [...builtIn, ...declared] : builtIn;
  const meant = nearest(text, names);
  if (!isAllKnown && (meant === undefined || workspace.completeness === 'scanning')) return;
  const hint = nearHint(text, names, 'It is not built in, and no file here defines it.');
  report({
    at: node,
    message: `There is no trait "${text}". ${hint}`,
    severity: levelsFor(meant, context),
    fixes: () => [...nearNameFix(node, text, names), ...newTraitFix(attachment, text, context)],
  });
}

/** The platform may bring a trait, unless somebody said that all there is has been given. */
function levelsFor(meant: string | undefined, context: Context): Levels {
  if (context.references === 'closed' && knowsAll(context)) return 'error';
  return meant === undefined
    ? { spec: 'hint', rudr: 'warning' }
    : { spec: 'warning', rudr: 'error' };
}

/** Names are looked up without regard to case, but platforms compare them letter by letter (contradiction C13). */
function checkSpelling(
  { text, node }: Written,
  names: readonly string[],
  { report }: Context,
): void {
  const [name] = names;
  if (name === undefined || names.includes(text) || parseGroupVersionKind(text) !== undefined)
    return;
  report({
    at: node,
    message: `The trait is spelled "${name}", not "${text}".`,
    severity: 'warning',
    fixes: () => changeFix(node, name, names.length === 1 ? 'safe' : 'choice'),
  });
}

function builtInNames(): readonly string[] {
  return builtInTraits().flatMap(({ name, aliases }) => [name, ...aliases.slice(0, 1)]);
}

/** The names as they would be written: by name, or as kinds of the group that the author wrote. */
function namesLike(text: string, names: readonly string[]): readonly string[] {
  const gvk = parseGroupVersionKind(text);
  if (gvk === undefined) return names.filter((name) => !/^[A-Z]/.test(name) || /^[A-Z]/.test(text));
  const types = names
    .filter((name) => /^[A-Z][A-Za-z0-9]*$/.test(name))
    .map((kind) => formatGroupVersionKind({ ...gvk, kind }));
  return typesNear(text, types);
}
