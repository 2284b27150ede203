// Reads the command line that VS Code's own executable takes, as far as a test run uses it.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a test run asks of VS Code. */
export interface EditorArguments {
  readonly extensionDevelopmentPaths: readonly string[];
  readonly extensionTestsPath: string | undefined;
  /** The folder or `.code-workspace` file to open. */
  readonly workspace: string | undefined;
  /** Its `User/settings.json` is taken over. */
  readonly userDataFolder: string | undefined;
  /** Holds the extensions that are installed. */
  readonly extensionsFolder: string | undefined;
  readonly vsix: readonly string[];
  readonly workspaceTrust: 'trusted' | 'restricted';
  readonly printVersion: boolean;
}

/** Options with a value that may stand as the next argument, as VS Code reads them. */
const withValue = new Set([
  'extensionDevelopmentPath',
  'extensionTestsPath',
  'user-data-dir',
  'extensions-dir',
  'install-extension',
  'folder-uri',
  'file-uri',
  'locale',
  'log',
  'disable-extension',
]);

/** Parses the arguments; options that mean nothing to a headless editor are passed over. */
export function parseArguments(argv: readonly string[]): EditorArguments {
  const { options, places } = split(argv);
  const all = (name: string) => options.get(name) ?? [];
  const last = (name: string) => all(name).at(-1);
  return {
    extensionDevelopmentPaths: all('extensionDevelopmentPath').map(toPath),
    extensionTestsPath: optionalPath(last('extensionTestsPath')),
    workspace: optionalPath(last('folder-uri') ?? last('file-uri') ?? places.at(-1)),
    userDataFolder: optionalPath(last('user-data-dir')),
    extensionsFolder: optionalPath(last('extensions-dir')),
    vsix: all('install-extension').map(toPath),
    workspaceTrust: options.has('disable-workspace-trust') ? 'trusted' : 'restricted',
    printVersion: options.has('version') || options.has('v'),
  };
}

/** Separates options, each with its values in order, from places to open. */
function split(argv: readonly string[]): { options: Map<string, string[]>; places: string[] } {
  const options = new Map<string, string[]>();
  const places: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    const [, name, value] = /^--?([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === undefined) {
      places.push(argument);
      continue;
    }
    const text = value ?? (withValue.has(name) ? (argv[(index += 1)] ?? '') : '');
    options.set(name, [...(options.get(name) ?? []), text]);
  }
  return { options, places };
}

function optionalPath(value: string | undefined): string | undefined {
  return value === undefined ? undefined : toPath(value);
}

function toPath(value: string): string {
  return value.startsWith('file:') ? fileURLToPath(value) : path.resolve(value);
}
