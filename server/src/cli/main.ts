// The `oam` command: finds the command that is meant, hands it its arguments and sets the exit status.
import { nearest } from '../base/nearest.ts';
import { parseArguments, UsageError, type Command, type ExitStatus } from './command.ts';
import { checkCommand } from './commands/check.ts';
import { deleteCommand } from './commands/delete.ts';
import { deployCommand } from './commands/deploy.ts';
import { diffCommand } from './commands/diff.ts';
import { driftCommand } from './commands/drift.ts';
import { lspCommand } from './commands/lsp.ts';
import { renderCommand } from './commands/render.ts';
import { rollbackCommand } from './commands/rollback.ts';
import { rulesCommand } from './commands/rules.ts';
import { statusCommand } from './commands/status.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { VERSION } from '../base/version.ts';

const commands: readonly Command[] = [
  checkCommand,
  renderCommand,
  diffCommand,
  deployCommand,
  statusCommand,
  driftCommand,
  rollbackCommand,
  deleteCommand,
  rulesCommand,
  lspCommand,
];

const HELP = `Checks specs of the Open Application Model (OAM v1alpha1 and its Hydra draft).

Usage: oam COMMAND [OPTIONS]

Commands:
${commands.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`).join('\n')}

Options:
  --help     shows this text; after a command, the help of that command
  --version  prints the version

Example:
  oam check examples/
`;

async function run(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const [first, ...rest] = args;
  if (first === undefined) {
    terminal.err.write(HELP);
    return 2;
  }
  if (first === '--version' || first === '-v') {
    terminal.out.write(`${VERSION}\n`);
    return 0;
  }
  if (first === '--help' || first === '-h' || first === 'help') return help(rest[0], terminal);
  const command = commands.find(({ name }) => name === first);
  return command === undefined ? unknown(first, terminal) : runCommand(command, rest, terminal);
}

function help(name: string | undefined, terminal: Terminal): ExitStatus {
  const command = commands.find((each) => each.name === name);
  if (name !== undefined && command === undefined) return unknown(name, terminal);
  terminal.out.write(command?.help ?? HELP);
  return 0;
}

function unknown(name: string, terminal: Terminal): ExitStatus {
  const what = name.startsWith('-') ? 'option' : 'command';
  const meant = nearest(
    name,
    commands.map((command) => command.name),
  );
  const hint = meant === undefined ? '' : ` Did you mean "oam ${meant}"?`;
  terminal.err.write(`oam: There is no ${what} ${name}.${hint} See oam --help.\n`);
  return 2;
}

async function runCommand(
  command: Command,
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitStatus> {
  const { name, options } = command;
  try {
    const parsed = parseArguments({ ...options, help: { type: 'boolean', short: 'h' } }, args);
    if (!parsed.flags.has('help')) return await command.run(parsed, terminal);
    terminal.out.write(command.help);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err.write(`oam ${name}: ${error.message} See oam ${name} --help.\n`);
    return 2;
  }
}

run(process.argv.slice(2), processTerminal())
  .then((status) => {
    process.exitCode = status;
  })
  .catch((error: unknown) => {
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`oam: This is a mistake of the program itself, not yours.\n${details}\n`);
    process.exitCode = 2;
  });
