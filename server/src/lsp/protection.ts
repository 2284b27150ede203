// Which contexts are protected for the user who asks, and whether what is to be written there was confirmed by name.
import { DEFAULT_PROTECTED, isProtectedContext } from '../deploy/protected-context.ts';
import type { ClusterTarget } from '../protocol-deploy.ts';

export function isProtected({ context, protectedContexts }: ClusterTarget): boolean {
  return isProtectedContext(context, protectedContexts ?? DEFAULT_PROTECTED);
}

export interface Writing {
  readonly context: string;
  readonly isProtected: boolean;
  /** Name of the application. */
  readonly application: string;
}

/** Why nothing is written yet: the context is protected, and nobody has typed the name of the application. */
export function lacksName(
  { context, isProtected, application }: Writing,
  typedName: string | undefined,
): string | undefined {
  if (!isProtected || typedName === application) return undefined;
  return `The context ${context} is protected: the name of the application, ${application}, has to be typed first.`;
}
