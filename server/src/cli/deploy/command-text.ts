// Commands to run next, as they can be pasted into a shell.

/** What a command has to be told to reach the same application again. */
export interface Reached {
  readonly application: string;
  readonly context: string;
  readonly namespace: string;
  readonly kubeconfig: string | undefined;
}

/** `oam rollback shop --context dev --namespace shop`. */
export function commandText(
  command: 'status' | 'rollback' | 'delete',
  { application, context, namespace, kubeconfig }: Reached,
): string {
  return [
    'oam',
    command,
    quoted(application),
    '--context',
    quoted(context),
    '--namespace',
    quoted(namespace),
    ...(kubeconfig === undefined ? [] : ['--kubeconfig', quoted(kubeconfig)]),
  ].join(' ');
}

function quoted(word: string): string {
  return /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
