// What can go wrong with a request, sorted by what to do about it; `troubleOf` in `classify.ts` sorts.
import type { FieldConflict } from './plan.ts';

/** Why a request did not do what it asked for. Messages are the server's own, not yet redacted. */
export type Trouble =
  /** 409: other managers hold fields that the request sets. */
  | {
      readonly kind: 'conflict';
      readonly conflicts: readonly FieldConflict[];
      readonly message: string;
    }
  /** 409: the object is another one, or another state of it, than the request was made for. */
  | { readonly kind: 'changed'; readonly message: string }
  /** 409 to a create. */
  | { readonly kind: 'exists'; readonly message: string }
  /** 404, of the object or of its namespace. */
  | { readonly kind: 'not-found'; readonly what: 'object' | 'namespace'; readonly message: string }
  /** The server has no such kind of object. */
  | { readonly kind: 'no-kind'; readonly message: string }
  /** 403, and webhooks with whatever code they deny. */
  | {
      readonly kind: 'denied';
      readonly by: 'quota' | 'webhook' | 'access' | 'namespace';
      readonly message: string;
    }
  /** 400, 413, 422, and the 500 of a patch that does not fit its type: sending it again cannot help. */
  | { readonly kind: 'invalid'; readonly message: string; readonly fields: readonly string[] }
  /** 422 for a field that cannot be changed in place. */
  | { readonly kind: 'immutable'; readonly message: string; readonly fields: readonly string[] }
  /** A webhook with side effects refuses dry runs, so nobody can tell beforehand. */
  | { readonly kind: 'no-dry-run'; readonly message: string }
  /** 410: the state that a watch or a list wanted to go on from is forgotten. */
  | { readonly kind: 'expired'; readonly message: string }
  /** 401, also after new credentials; or none could be had. */
  | { readonly kind: 'sign-in'; readonly message: string }
  /** The certificate of the server is not to be trusted. */
  | { readonly kind: 'certificate'; readonly message: string }
  /** Overloaded or out of reach, for as long as the policy tries. `maybe`: only the server knows whether it was done. */
  | { readonly kind: 'unavailable'; readonly sent: 'no' | 'maybe'; readonly message: string }
  /** Somebody gave up waiting for it. */
  | { readonly kind: 'stopped'; readonly sent: 'no' | 'maybe' };

/** An answer, or why there is none. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly trouble: Trouble };
