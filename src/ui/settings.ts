import {LANGS, type Lang} from '../model/text.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What the page remembers between visits; nothing of the data. */
export type Settings = {readonly lang: Lang; readonly theme: Theme};

const KEY = 'dishu';

/** The kept settings; the browser's own language and theme where there are none. A browser may forbid even to ask for the storage. */
export function readSettings(storage: () => Storage, languages: readonly string[]): Settings {
  const own: Settings = {
    lang: languages[0]?.startsWith('zh') === false ? 'en' : 'zh',
    theme: 'system'
  };
  try {
    const [lang, theme] = storage().getItem(KEY)?.split(' ') ?? [];
    return {
      lang: LANGS.find((each) => each === lang) ?? own.lang,
      theme: THEMES.find((each) => each === theme) ?? own.theme
    };
  } catch {
    return own;
  }
}

export function keepSettings(storage: () => Storage, {lang, theme}: Settings): void {
  try {
    storage().setItem(KEY, `${lang} ${theme}`);
  } catch {
    // A browser may forbid storage or have none left: the choice then lasts as long as the page.
  }
}
