// What every operation on a cluster is given: who it talks to, time, how it is stopped, and whom it tells.
import type { StopSignal } from '../base/cancellation.ts';
import type { Clock } from '../base/ports.ts';
import type { Client } from './client.ts';
import type { DeployEvent } from './event.ts';
import type { Redactor } from './redact.ts';

export { TOOL } from './tool-name.ts';

/** Computations that the platform does better. */
export interface Codec {
  /** SHA-256 of the UTF-8 form, as base64url without padding. */
  sha256(text: string): string;
  /** Compressed with gzip, as base64. The same text gives the same result. */
  pack(text: string): Promise<string>;
  /** Undefined for what `pack` did not write, and above 64 MiB of text. */
  unpack(packed: string): Promise<string | undefined>;
}

/** How a run is stopped: gently first, then at once. */
export interface RunControl {
  /** Nothing new is started; what is in flight ends. */
  readonly cancelled: StopSignal;
  /** What is in flight is given up, so that its outcome is unknown. Aborted only after `cancelled`. */
  readonly aborted: StopSignal;
}

/** Who runs an operation, as others are told when they find it busy. */
export interface Holder {
  readonly user: string;
  readonly host: string;
  readonly pid: number;
  /** Different for each run. */
  readonly id: string;
}

export interface DeployTools {
  readonly client: Client;
  readonly clock: Clock;
  readonly codec: Codec;
  readonly control: RunControl;
  readonly holder: Holder;
  /** `0.1.0`; goes with the name of the tool into the inventory. */
  readonly version: string;
  /** One for the whole run. Whatever is emitted or answered has been through it. */
  readonly redactor: Redactor;
  readonly emit: (event: DeployEvent) => void;
}
