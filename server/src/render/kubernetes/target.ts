// The target that writes what a good engineer would write for Kubernetes by hand today.
import type { RenderedScalar } from '../rendered-node.ts';
import type { RenderedObject } from '../rendering.ts';
import type { ResolvedConfiguration } from '../resolve.ts';
import { exactScalar, placeIn } from '../source-document.ts';
import type { Target } from '../target.ts';
import { instanceObjects } from './instance.ts';
import { withoutCollisions } from './names.ts';
import { inOrder } from './order.ts';
import { renderScopes } from './scopes.ts';

export const kubernetes: Target = {
  name: 'kubernetes',
  summary: 'Plain Kubernetes objects that need nothing else in the cluster.',
  render,
};

function render(resolved: ResolvedConfiguration): readonly RenderedObject[] {
  const application = applicationName(resolved);
  if (application === undefined) return [];
  const instances = withoutRepeated(resolved).flatMap((instance) =>
    instanceObjects(instance, resolved, application),
  );
  const objects = [...renderScopes(resolved, application), ...instances];
  return inOrder(withoutCollisions(objects, resolved.report));
}

function applicationName({
  source,
  configuration,
  report,
}: ResolvedConfiguration): RenderedScalar | undefined {
  const { metadata, root } = configuration;
  const name = exactScalar(source, metadata?.name);
  if (name !== undefined && name.value !== '') return name;
  report({
    code: 'unnamed-application',
    severity: 'error',
    message:
      'Nothing is rendered: the configuration has no usable "metadata.name", by which its objects are found again.',
    place: placeIn(source, (metadata?.name ?? { node: root }).node.range),
    related: [],
  });
  return undefined;
}

/** One name is one instance: of several the first counts. */
function withoutRepeated({
  instances,
  report,
}: ResolvedConfiguration): ResolvedConfiguration['instances'] {
  const firsts = new Map<string, ResolvedConfiguration['instances'][number]>();
  return instances.filter((instance) => {
    const first = firsts.get(instance.name);
    if (first === undefined) {
      firsts.set(instance.name, instance);
      return true;
    }
    report({
      code: 'instance-name-taken',
      severity: 'error',
      message: `This instance is left out: another one is called "${instance.name}" already.`,
      place: instance.place,
      related: [{ place: first.place, message: 'The first one' }],
    });
    return false;
  });
}
