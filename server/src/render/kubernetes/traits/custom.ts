// Traits that no built-in rendering knows: their own object where their type names one.
import { isCoreGroup } from '../../../model/catalog/catalog.ts';
import { parseGroupVersionKind } from '../../../model/group-version-kind.ts';
import { constant, type RenderedScalar } from '../../rendered-node.ts';
import { derivedScalar, exactScalar } from '../../source-document.ts';
import { instanceLabels } from '../labels.ts';
import { joinedName } from '../names.ts';
import { namespacedObject } from '../object.ts';
import { reportTrait, type AttachedTrait, type TraitOutcome } from './trait.ts';

/** An object of the kind that the trait's type names, its properties as the `spec`. */
export function customTrait(attached: AttachedTrait): TraitOutcome {
  const { trait, context, ordinal } = attached;
  const { source } = context.resolved;
  const field = trait.attachment.type ?? trait.attachment.name;
  const gvk = parseGroupVersionKind(trait.name);
  if (field === undefined || gvk === undefined || isCoreGroup(gvk.group)) {
    reportTrait(attached, {
      code: 'trait-without-rendering',
      severity: 'warning',
      message: `Nothing says what the trait "${trait.name}" is on Kubernetes, so it is left out. One with a "type" GROUP/VERSION.KIND becomes an object of that kind.`,
    });
    return {};
  }
  const parts: [RenderedScalar, ...RenderedScalar[]] = [
    context.name,
    ownName(attached) ?? derivedScalar(source, field, gvk.kind.toLowerCase()),
  ];
  if (ordinal > 1) parts.push(constant(String(ordinal), 'Tells several traits of one kind apart'));
  const object = namespacedObject(
    {
      apiVersion: derivedScalar(source, field, `${gvk.group}/${gvk.version}`),
      kind: derivedScalar(source, field, gvk.kind),
      name: joinedName(parts),
      labels: instanceLabels(context),
      instance: context.resolved.name,
      place: trait.place,
      reason: 'The trait has a type of its own',
    },
    { spec: trait.properties },
    context.options,
  );
  return { objects: [object] };
}

/** The draft gives an attachment a name besides its type. */
function ownName({ trait, context }: AttachedTrait): RenderedScalar | undefined {
  const { type, name } = trait.attachment;
  if (type === undefined || name?.value === undefined || name.value === type.value)
    return undefined;
  return exactScalar(context.resolved.source, name);
}
