// Entry point of the language server process: talks over what its arguments say (`--stdio`, `--node-ipc`, `--socket=`).
import { startServer } from './server.ts';

startServer();
