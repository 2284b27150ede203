// Which cluster a command works on, as its options say; the same for all commands that do.
import type { ParseArgsOptionsConfig } from 'node:util';
import { DEFAULT_PROTECTED } from '../../deploy/protected-context.ts';
import { choice, type Arguments } from '../command.ts';
import { namespaceIn } from '../render/cluster-options.ts';
import type { OutputFormat } from './output.ts';

export const targetOptions = {
  context: { type: 'string' },
  namespace: { type: 'string', short: 'n' },
  kubeconfig: { type: 'string' },
  format: { type: 'string' },
  'no-color': { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

/** Lines of a help text for `targetOptions`. */
export const targetHelp = `  --context NAME            the context of the kubeconfig (default: its current one)
  -n, --namespace NAME      the namespace (default: that of the context)
  --kubeconfig FILE         the kubeconfig (default: KUBECONFIG, else ~/.kube/config)
  --format FORMAT           text (default), or json: one object a line
  --no-color                plain text; NO_COLOR in the environment does the same
  --help                    shows this text`;

export interface ClusterTarget {
  readonly context: string | undefined;
  readonly namespace: string | undefined;
  readonly kubeconfig: string | undefined;
  readonly format: OutputFormat;
}

export function targetIn(args: Arguments): ClusterTarget {
  return {
    context: args.texts.get('context'),
    namespace: namespaceIn(args),
    kubeconfig: args.texts.get('kubeconfig'),
    format: choice(args, 'format', ['text', 'json'] as const) ?? 'text',
  };
}

export const confirmOptions = {
  yes: { type: 'boolean', short: 'y' },
  confirm: { type: 'string' },
  protect: { type: 'string', multiple: true },
} as const satisfies ParseArgsOptionsConfig;

/** Lines of a help text for `confirmOptions`. */
export const confirmHelp = `  -y, --yes                 does not ask; needed where nobody can be asked
  --confirm NAME            the application's name, which protected contexts want besides --yes
  --protect PATTERN         contexts that are protected besides ${DEFAULT_PROTECTED.join(', ')};
                            may be given several times`;

export interface Confirmation {
  readonly asking: 'yes' | 'ask';
  /** What was given instead of typing the name of the application. */
  readonly name: string | undefined;
  /** Patterns of protected contexts. */
  readonly patterns: readonly string[];
}

export function confirmationIn(args: Arguments): Confirmation {
  return {
    asking: args.flags.has('yes') ? 'yes' : 'ask',
    name: args.texts.get('confirm'),
    patterns: [...DEFAULT_PROTECTED, ...(args.lists.get('protect') ?? [])],
  };
}
