// Completion; the documentation of an item is made when the client shows it.
export function registerCompletion(_session: unknown): void {}
