// The target that keeps the OAM resources as they are, for a cluster in which a runtime understands them.
import type { ConfigurationResource } from '../../model/resource.ts';
import { resourceAs } from '../../workspace/workspace.ts';
import type { RenderedObject } from '../rendering.ts';
import { placeIn, sourceDocument } from '../source-document.ts';
import type { RenderSources, SourceTarget } from '../target.ts';
import { Definitions } from './definitions.ts';
import { resourceObject } from './resource-object.ts';
import { withGivenVariables } from './variables.ts';

export const native: SourceTarget = {
  name: 'native',
  summary: 'The OAM resources themselves, for a cluster in which an OAM runtime works on them.',
  renderSources: (sources) => {
    const configuration = resourceAs(sources.site.document, 'configuration');
    return configuration === undefined ? [] : renderResources(configuration, sources);
  },
};

/** What others name comes first: definitions, components, and the configuration last. */
function renderResources(
  configuration: ConfigurationResource,
  sources: RenderSources,
): readonly RenderedObject[] {
  const { view, site, options, report } = sources;
  const name = configuration.metadata?.name?.value ?? '';
  const label = `configuration ${name === '' ? 'without a name' : name}`;
  const source = sourceDocument(view, site, label);
  if (name === '') {
    const { metadata, root } = configuration;
    report({
      code: 'unnamed-application',
      severity: 'error',
      message:
        'Nothing is rendered: the configuration has no usable "metadata.name", by which the runtime knows it.',
      place: placeIn(source, (metadata?.name ?? { node: root }).node.range),
      related: [],
    });
    return [];
  }
  const definitions = new Definitions(sources, source);
  definitions.collect(configuration);
  const own = resourceObject({ resource: configuration, source, name }, options);
  return [
    ...definitions.found.map((found) => resourceObject(found, options)),
    ...(own === undefined ? [] : [withGivenVariables(own, options.variables)]),
  ].filter((object) => object !== undefined);
}
