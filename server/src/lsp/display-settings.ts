// What users set of how much is shown beside the text: hints and lenses.
import type { InlayHintSettings } from '../features/hints/inlay-hints.ts';

export interface DisplaySettings {
  readonly inlayHints: InlayHintSettings;
  readonly lenses: 'on' | 'off';
  /** The lenses that render what they stand above. */
  readonly renderLenses: 'on' | 'off';
}

/** Reads the client's section `oam`; what is not said, or makes no sense, is on. */
export function displaySettingsIn(section: unknown): DisplaySettings {
  const inlayHints = entry(section, 'inlayHints');
  const codeLens = entry(section, 'codeLens');
  return {
    inlayHints: {
      effectiveValues: switchIn(inlayHints, 'effectiveValues'),
      omittedDefaults: switchIn(inlayHints, 'omittedDefaults'),
    },
    lenses: switchIn(codeLens, 'uses'),
    renderLenses: switchIn(codeLens, 'render'),
  };
}

function switchIn(holder: unknown, key: string): 'on' | 'off' {
  return entry(holder, key) === false ? 'off' : 'on';
}

function entry(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key))
    return undefined;
  return (holder as Readonly<Record<string, unknown>>)[key];
}
