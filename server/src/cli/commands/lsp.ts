// `oam lsp`: the language server, for editors that start it themselves.
import { UsageError, type Command } from '../command.ts';

export const lspCommand: Command = {
  name: 'lsp',
  summary: 'runs the language server for an editor',
  help: `Runs the language server. Editors start it; it speaks the Language Server Protocol.

Usage: oam lsp --stdio

Options:
  --stdio  talks over standard input and standard output
  --help   shows this text

Example (Helix, languages.toml):
  [language-server.oam]
  command = "oam"
  args = ["lsp", "--stdio"]
`,
  // Clients made with Microsoft's library say which process to watch, and know more ways to talk;
  // which one it is, the library of the server reads for itself.
  options: {
    stdio: { type: 'boolean' },
    'node-ipc': { type: 'boolean' },
    clientProcessId: { type: 'string' },
  },
  async run({ flags, positionals }) {
    if (positionals[0] !== undefined) {
      throw new UsageError(`"${positionals[0]}" is not expected here.`);
    }
    if (!flags.has('stdio') && !flags.has('node-ipc'))
      throw new UsageError('Say how to talk: --stdio.');
    // Loaded here, so that no other command pays for it.
    const { startServer } = await import('../../lsp/server.ts');
    startServer();
    return 0;
  },
};
