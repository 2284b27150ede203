// Finds what a configuration names in the workspace: components, and definitions of types where there are any.
import type {
  ComponentInstance,
  ComponentResource,
  ConfigurationResource,
} from '../../model/resource.ts';
import type { Field } from '../../model/field.ts';
import { definitionsOf, type Defined, type DefiningRole } from '../../workspace/definitions.ts';
import type { Place } from '../origin.ts';
import { placeIn, sourceDocument, type SourceDocument } from '../source-document.ts';
import type { RenderSources } from '../target.ts';
import type { NamedResource } from './resource-object.ts';

const WORDS: Readonly<Record<DefiningRole, string>> = {
  component: 'component',
  trait: 'trait',
  scope: 'scope type',
  'workload-type': 'workload type',
};

/** The order in which kinds of resources are written. */
const ORDER: readonly DefiningRole[] = ['workload-type', 'scope', 'trait', 'component'];

/** Collects each resource once. */
export class Definitions {
  readonly #sources: RenderSources;
  readonly #configuration: SourceDocument;
  readonly #found = new Map<string, NamedResource & { readonly role: DefiningRole }>();
  readonly #asked = new Set<string>();

  constructor(sources: RenderSources, configuration: SourceDocument) {
    this.#sources = sources;
    this.#configuration = configuration;
  }

  /** In the order in which they are written: by kind, then by name. */
  get found(): readonly NamedResource[] {
    return [...this.#found.values()].sort((one, other) => {
      const byRole = ORDER.indexOf(one.role) - ORDER.indexOf(other.role);
      return byRole === 0 ? (one.name < other.name ? -1 : 1) : byRole;
    });
  }

  collect({ components, scopes }: ConfigurationResource): void {
    for (const { type } of scopes) this.#add('scope', type, this.#configuration);
    for (const instance of components) this.#instance(instance);
  }

  #instance({ componentName, traits }: ComponentInstance): void {
    for (const component of this.#add('component', componentName, this.#configuration)) {
      const { workloadType } = component.resource as ComponentResource;
      this.#add('workload-type', workloadType, component.source);
    }
    // The draft's `type` says which trait is meant (contradiction C13).
    for (const { type, name } of traits) this.#add('trait', type ?? name, this.#configuration);
  }

  /** What the workspace defines under that name; types may be built in, so that only a component must be there. */
  #add(
    role: DefiningRole,
    field: Field<string> | undefined,
    asking: SourceDocument,
  ): readonly NamedResource[] {
    const name = field?.value;
    if (field === undefined || name === undefined) return [];
    const key = `${role} ${name}`;
    const known = this.#found.get(key);
    if (known !== undefined) return [known];
    if (this.#asked.has(key)) return [];
    this.#asked.add(key);
    const { view } = this.#sources;
    const all: readonly Defined[] = definitionsOf(view, role, name);
    const [first, ...others] = all;
    if (first === undefined || others.length > 0) {
      const place = placeIn(asking, field.node.range);
      if (first !== undefined || role === 'component') this.#report(role, { name, place, all });
      return [];
    }
    const source = sourceDocument(view, first.site, `${WORDS[role]} ${name}`);
    const found = { role, resource: first.resource, source, name: nameOf(first) ?? name };
    this.#found.set(key, found);
    return [found];
  }

  #report(
    role: DefiningRole,
    { name, place, all }: { name: string; place: Place; all: readonly Defined[] },
  ): void {
    const { view, report } = this.#sources;
    const word = WORDS[role];
    report({
      code: all.length === 0 ? `unknown-${role}` : `ambiguous-${role}`,
      severity: 'error',
      message:
        all.length === 0
          ? `No ${word} is called "${name}", so the runtime would not find it either.`
          : `${String(all.length)} ${word}s are called "${name}", so nobody knows which one to take.`,
      place,
      related: all.map(({ site }) => ({
        place: placeIn(sourceDocument(view, site, ''), site.use.range),
        message: `A ${word} "${name}"`,
      })),
    });
  }
}

/** References may spell a type with its group; the object has the name that it gives itself. */
function nameOf({ resource }: Defined): string | undefined {
  return resource.metadata?.name?.value;
}
