// `oam check`: validates files, folders and patterns and says what is wrong with them.
import type { Command } from '../command.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: 'checks files, folders and patterns',
  help: `Checks OAM specs in YAML and JSON files.

Usage: oam check [PATH…] [OPTIONS]

PATH is a file, a folder, a pattern in quotes such as 'apps/**/*.yaml', or - for standard input.
Without one, the current folder is checked. In folders, what Git ignores is left out.

Options:
  --format FORMAT    text (default), json, sarif (2.1.0), or github (workflow annotations)
  --profile PROFILE  spec (default): what the specification says;
                     rudr: what its reference runtime does with a spec
  --config FILE      settings for all files, instead of the nearest oam.config.yaml above each
  --max-warnings N   fails when there are more than N warnings
  --open             takes the files for a part of the application: a name that is declared in
                     none of them is a warning, not an error
  --no-color         plain text; NO_COLOR in the environment does the same
  --help             shows this text

Exit status: 0 no errors; 1 errors, or more than N warnings; 2 the check could not run.

Examples:
  oam check examples/
  oam check --format sarif . > oam.sarif
  helm template chart/ | oam check -
`,
  options: {
    format: { type: 'string' },
    profile: { type: 'string' },
    config: { type: 'string' },
    'max-warnings': { type: 'string' },
    open: { type: 'boolean' },
    'no-color': { type: 'boolean' },
  },
  async run(args, terminal) {
    // Loaded here, so that no other command pays for it.
    const { runCheck } = await import('../check/check.ts');
    return runCheck(args, terminal);
  },
};
