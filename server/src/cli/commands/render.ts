// `oam render`: prints or writes the objects that configurations become.
import { DEFAULT_KUBERNETES_VERSION } from '../../render/kubernetes-version.ts';
import type { Command } from '../command.ts';

export const renderCommand: Command = {
  name: 'render',
  summary: 'prints the objects that configurations become',
  help: `Renders configurations with all that they refer to as Kubernetes objects.

Usage: oam render PATH… [OPTIONS]

PATH is a file, a folder, a pattern in quotes, or - for standard input. All of them together are
checked as one closed set, and rendered when it has no errors.

Options:
  --application NAME        only the configuration of that name; otherwise all, in order of name
  --set VARIABLE=VALUE      a value for a variable; may be given several times
  --target TARGET           kubernetes (default); rudr: exactly what the reference runtime made;
                            native: the OAM resources themselves, for a runtime in the cluster
  --compat rudr             the same as --target rudr
  --namespace NAME          written into every object that lives in a namespace
  --kubernetes-version 1.N  the version to write for (default ${DEFAULT_KUBERNETES_VERSION})
  --owner-references        with --compat rudr: the owner references too, with made-up uids
  -o, --output FORMAT       yaml (default) or json, which is an array of objects
  --origins                 with -o json: where every value comes from, by JSON pointer
  --out PATH                writes a file for each object into that folder, or all into that file
                            when it ends in .yaml; files of others are never overwritten
  --no-color                plain text; NO_COLOR in the environment does the same
  --help                    shows this text

Exit status: 0 rendered; 1 the set has errors, and nothing is printed; 2 it could not run.

Examples:
  oam render examples/first-app --namespace shop | kubectl apply -f -
  oam render . --application first-app --set DOMAIN=example.org -o json --origins
`,
  options: {
    application: { type: 'string' },
    set: { type: 'string', multiple: true },
    target: { type: 'string' },
    compat: { type: 'string' },
    namespace: { type: 'string' },
    'kubernetes-version': { type: 'string' },
    'owner-references': { type: 'boolean' },
    output: { type: 'string', short: 'o' },
    origins: { type: 'boolean' },
    out: { type: 'string' },
    'no-color': { type: 'boolean' },
  },
  async run(args, terminal) {
    // Loaded here, so that no other command pays for it.
    const { runRender } = await import('../render/render.ts');
    return runRender(args, terminal);
  },
};
