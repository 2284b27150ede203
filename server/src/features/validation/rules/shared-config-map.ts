// Two instances whose containers have the same name and mount files.
import type {
  ComponentInstance,
  ConfigurationResource,
  Container,
} from '../../../model/resource.ts';
import { runsContainers } from '../container-parts.ts';
import { componentsOf, placeIn, type Defined } from '../definitions.ts';
import { defineRule, type WorkspaceContext } from '../rule.ts';

export const rule = defineRule({
  code: 'shared-config-map',
  number: 'R086',
  title: 'Containers that mount files have names of their own.',
  level: { spec: 'information', rudr: 'warning' },
  roles: ['configuration'],
  checkInWorkspace: (context) => {
    const firsts = new Map<string, ComponentInstance>();
    for (const instance of context.resource.components) {
      for (const [name, mount] of mountsOf(instance, context)) {
        const first = firsts.get(name);
        if (first === undefined) firsts.set(name, instance);
        else if (first !== instance) reportClash(context, { instance, first, name, mount });
      }
    }
  },
});

type Context = WorkspaceContext<ConfigurationResource>;

interface Mount {
  readonly container: Container;
  readonly defined: Defined<{ readonly root: Container['node'] }>;
}

/** The containers of an instance that mount files, by name; none where it is not sure which component runs. */
function mountsOf(instance: ComponentInstance, { workspace }: Context): ReadonlyMap<string, Mount> {
  const [defined, ...others] = componentsOf(instance, workspace);
  const mounts = new Map<string, Mount>();
  if (defined === undefined || others.length > 0 || !runsContainers(defined.resource))
    return mounts;
  for (const container of defined.resource.containers) {
    const name = container.name?.value;
    if (name !== undefined && name !== '' && container.config.length > 0) {
      mounts.set(name, { container, defined });
    }
  }
  return mounts;
}

interface Clash {
  readonly instance: ComponentInstance;
  readonly first: ComponentInstance;
  readonly name: string;
  readonly mount: Mount;
}

function reportClash(context: Context, { instance, first, name, mount }: Clash): void {
  const at = instance.instanceName ?? instance.componentName;
  const other = first.instanceName ?? first.componentName;
  if (at === undefined || other === undefined) return;
  context.report({
    at: at.node,
    message: `The instance "${other.value ?? ''}" has a container "${name}" with files as well. Rudr keeps both under one name, so this one would not start.`,
    related: [
      { at: other.node, message: 'The other instance' },
      placeIn(mount.defined, mount.container.name?.node, 'The container of this instance'),
    ],
  });
}
