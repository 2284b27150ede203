// Steps of users for properties of worlds: files that open, close, come, go and move, and folders.
import fc from 'fast-check';
import { keyOfUse, type NameKey } from '../../server/src/workspace/name-key.ts';
import type { SpecDocument } from '../../server/src/workspace/spec-file.ts';
import { resourceOf } from '../../server/src/workspace/workspace.ts';
import { Worlds, type Change } from '../../server/src/workspace/worlds.ts';

export const component = (name: string, parameter: string): string =>
  `kind: ComponentSchematic
apiVersion: core.oam.dev/v1alpha1
metadata: {name: ${name}}
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
  parameters: [{name: ${parameter}, type: string}]
`;
export const configuration = (name: string, parameter: string): string =>
  `kind: ApplicationConfiguration
apiVersion: core.oam.dev/v1alpha1
metadata: {name: app-${name}}
spec:
  components:
    - componentName: ${name}
      instanceName: ${name}-1
      parameterValues: [{name: ${parameter}, value: x}]
      traits: [{name: ${parameter}}]
      applicationScopes: [net]
`;
export const trait = (name: string): string =>
  `kind: Trait
apiVersion: core.oam.dev/v1alpha1
metadata: {name: ${name}}
spec: {appliesTo: [core.oam.dev/v1alpha1.Worker]}
`;

const ROOTS = ['file:///a', 'file:///a/inner', 'file:///b'];
export const URIS = [
  'file:///a/1.yaml',
  'file:///a/2.yaml',
  'file:///a/inner/1.yaml',
  'file:///b/1.yaml',
  'file:///ab/1.yaml',
  'untitled:1.yaml',
];

/** What somebody may do; `undefined` for a text closes or deletes. */
export type Step =
  | { readonly does: 'open' | 'disk'; readonly uri: string; readonly text: string | undefined }
  | { readonly does: 'rename'; readonly uri: string; readonly to: string }
  | { readonly does: 'place'; readonly uri: string; readonly where: 'folder' | 'apart' }
  | { readonly does: 'folders'; readonly folders: readonly string[] };

const names = fc.constantFrom('web', 'db');
const document = fc.oneof(
  fc.tuple(names, names).map(([name, parameter]) => component(name, parameter)),
  fc.tuple(names, names).map(([name, parameter]) => configuration(name, parameter)),
  names.map(trait),
  fc.constantFrom('', 'kind: [\n', 'a: 1\n', '# only a comment\n'),
);
const text = fc.array(document, { maxLength: 3 }).map((parts) => parts.join('---\n'));
const uris = fc.constantFrom(...URIS);
const maybeText = fc.option(text, { nil: undefined });
export const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constantFrom('open', 'disk'), uri: uris, text: maybeText }),
  fc.record({ does: fc.constant('rename' as const), uri: uris, to: uris }),
  fc.record({
    does: fc.constant('place' as const),
    uri: uris,
    where: fc.constantFrom('folder', 'apart'),
  }),
  fc.record({ does: fc.constant('folders' as const), folders: fc.subarray(ROOTS) }),
);

/** The state as a user would tell it: what is open, what lies on the disk, which folders there are. */
export interface Model {
  folders: readonly string[];
  readonly open: Map<string, string>;
  readonly disk: Map<string, string>;
  readonly apart: Set<string>;
}

export function emptyModel(): Model {
  return { folders: [], open: new Map(), disk: new Map(), apart: new Set() };
}

/** Gives a file a text in the editor; undefined closes it. */
export function setOpen(worlds: Worlds, uri: string, text: string | undefined): readonly Change[] {
  return worlds.setOpen(uri, text === undefined ? undefined : worlds.read(uri, text));
}

/** Gives a file a text on the disk; undefined deletes it. */
export function setDisk(worlds: Worlds, uri: string, text: string | undefined): readonly Change[] {
  return worlds.setDisk(uri, text === undefined ? undefined : worlds.read(uri, text));
}

/** Does a step to the worlds and to the model. */
export function perform(worlds: Worlds, model: Model, step: Step): readonly Change[] {
  switch (step.does) {
    case 'open':
    case 'disk': {
      put(model[step.does], step.uri, step.text);
      return step.does === 'open'
        ? setOpen(worlds, step.uri, step.text)
        : setDisk(worlds, step.uri, step.text);
    }
    case 'rename': {
      const text = model.disk.get(step.uri);
      put(model.disk, step.uri, undefined);
      put(model.disk, step.to, text);
      return [...setDisk(worlds, step.uri, undefined), ...setDisk(worlds, step.to, text)];
    }
    case 'place':
      if (step.where === 'apart') model.apart.add(step.uri);
      else model.apart.delete(step.uri);
      return [
        ...worlds.place(step.uri, step.where),
        ...setDisk(worlds, step.uri, diskOf(model, step.uri)),
      ];
    case 'folders':
      model.folders = step.folders;
      return [
        ...worlds.setFolders(step.folders),
        // What lies in folders that are new is found by looking.
        ...URIS.flatMap((uri) => setDisk(worlds, uri, diskOf(model, uri))),
      ];
  }
}

const diskOf = (model: Model, uri: string): string | undefined => model.disk.get(uri);

function put(texts: Map<string, string>, uri: string, text: string | undefined): void {
  if (text === undefined) texts.delete(uri);
  else texts.set(uri, text);
}

/** What somebody who starts now finds. */
export function freshWorlds(model: Model): Worlds {
  const worlds = new Worlds();
  worlds.setFolders(model.folders);
  for (const uri of model.apart) worlds.place(uri, 'apart');
  for (const [uri, text] of model.disk) setDisk(worlds, uri, text);
  for (const [uri, text] of model.open) setOpen(worlds, uri, text);
  return worlds;
}

/** Every document of every world. */
export function documentsIn(worlds: Worlds): { uri: string; document: SpecDocument }[] {
  return worlds
    .uris()
    .flatMap((uri) => worlds.file(uri)!.documents.map(({ document }) => ({ uri, document })));
}

/** Keys of the names in a document. */
export function keysOf(document: SpecDocument): NameKey[] {
  const resource = resourceOf(document);
  if (resource === undefined) return [];
  return document.names.flatMap((use) => keyOfUse(resource, use) ?? []);
}

/** How often properties of worlds are tried, and from which seed: give OAM_SEED to see a run again. */
export const runs = {
  numRuns: Number(process.env['OAM_RUNS'] ?? 10_000),
  seed: Number(process.env['OAM_SEED'] ?? Math.floor(Math.random() * 2 ** 31)),
};
console.info(`worlds: ${String(runs.numRuns)} sequences, seed ${String(runs.seed)}`);
