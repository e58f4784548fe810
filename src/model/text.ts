/** The two languages of the product; Chinese comes first everywhere. */
export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** The same words in both languages. */
export type Text = {readonly zh: string; readonly en: string};
