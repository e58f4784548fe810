import {unitIn} from './units.ts';

/** What the words of a row say about it: totals, times of export, signatures. Pure functions over cell texts. */

const TOTAL =
  /^(?:[\p{L}\d（）()]{0,12}?)(?:合\s*计|总\s*计|共\s*计|累\s*计|总\s*合\s*计)(?:[（(][^）)]{0,6}[）)])?\s*[:：]?$/u;
const SUBTOTAL = /^(?:[\p{L}\d（）()]{0,12}?)(?:小\s*计|页\s*计)\s*[:：]?$/u;
/** Words in other languages that are hardly the name of a person or a place. */
const FOREIGN_TOTAL =
  /^(?:(?:grand\s+)?totals?|(?:gesamt)?summe|(?:ins)?gesamt|total\s+g[eé]n[eé]ral|totaal|totale|totalt|i\s+alt|sammanlagt|toplam|razem|og[oó]łem|celkem|összesen|yhteensä|итого|всего|[合總総]計|총\s?계|합\s?계)\s*[:：]?$/iu;
const LATIN_SUBTOTAL = /^sub[\s-]?totals?\s*[:：]?$/i;
const PAGE = /^本页/;
/** Who made, checked or sent a sheet, and when: '审核人：', '打印时间 2024-06-30', '制表'; not '审核科'. */
const ROLE =
  /^[（(]?\s*(?:填\s*表|填\s*报|制\s*表|编\s*制|审\s*核|复\s*核|校\s*对|经\s*办|负\s*责|单\s*位\s*负\s*责|主\s*管|分\s*管|报送|打印|导出)(?:\s*(?:[人员者于]|单位|部门|机构|日期|时间|领导|意见|用户|[（(]?(?:签[字名章]|盖章)[）)]?))*(?=\s|[:：（(\d]|$)/u;
const FOOTER =
  /^[（(]?\s*(?:签\s*[字名章]|盖\s*章|公\s*章|联\s*系\s*[人电]|注\s*[:：\d一]|备\s*注\s*[:：]|说\s*明\s*[:：\d]|附\s*注|数据来源|资料来源|来源\s*[:：]|截至|第\s*\d+\s*页|(?:\p{L}{0,4}(?:镇|乡|县|区|局|股|科|站|所|组|队|处)长|\p{L}{0,4}(?:书\s*记|主\s*任|支\s*书|会\s*计|出\s*纳))\s*[:：]|\p{L}{1,8}签\s*[字名章]\s*[:：]|[※*]|(?:notes?|sources?|legend|copyright|generated)\s*[:：.]|prepared by\b|generated (?:on|at|by|from)\b|(?:last )?(?:updated|modified|revised)\b[^]*\d|©|copyright\s*\W|(?:produced|published|compiled) by|\(?\d+ rows?\b)/iu;
/** Words with which a footer begins that stands alone. */
const LONE_FOOTER = /^[（(]?\s*(?:notes?|sources?|legend|copyright|generated)\b/iu;
/** The same in other languages and scripts, and what programs write under a table: each with its colon, or with what follows. */
const FOREIGN_FOOTER =
  /^(?:(?:bron(?:nen)?|quellen?|fuentes?|fontes?|källor|källa|kilder?|lähde|źródło|zdroj|forrás|источник|출처|出典|出所|備考|備\s*註|註|資料|說明|notas?|anmerkung(?:en)?|opmerking(?:en)?|bemerkung(?:en)?|#\s*(?:total\s+)?(?:rows?|records?)|total\s+(?:rows|records)(?:\s+\w+)?)\s*[:：]|資料\s*(?:來源|出處)|數據來源|footnotes?\s*[:：]?$|<\w+>legend|(?:data|table|report|file)?\s*(?:extracted|retrieved|downloaded|exported)\s+(?:on|at|from)\b|end of (?:file|data|table|report)\.?$)/iu;
const NUMERAL = '[一二三四五六七八九十]{1,3}';
const SECTION = new RegExp(`^(?:${NUMERAL}[、.．]|[（(]${NUMERAL}[）)])`, 'u');
const BARE_NUMERAL = new RegExp(`^[（(]?${NUMERAL}[）)]?[、.．]?$`, 'u');
const PLACE = /^\p{Script=Han}{1,10}(?:村|镇|乡|街道|社区|居委会|村委会)(?:[（(].*)?$/u;

export function totalKind(cell: string): 'total' | 'subtotal' | undefined {
  const text = cell.trim();
  if (text.length > 24) return undefined;
  if (SUBTOTAL.test(text) || LATIN_SUBTOTAL.test(text)) return 'subtotal';
  if (TOTAL.test(text) || FOREIGN_TOTAL.test(text)) return PAGE.test(text) ? 'subtotal' : 'total';
  return undefined;
}

/** '共40户', '资金合计8笔'; '总户数', '汇总', '全镇': a total where a record has but numbers beside it. */
const COUNTED_TOTAL = /^(?:\p{L}{0,8}[合总共累]\s*计|总?共)\s*[:：]?\s*\d[\d.,]*\s*\p{L}{0,4}$/u;
const OTHER_TOTAL =
  /^(?:总\s*[户人]?\s*数|总\s*金?\s*额|[合总共]\s*计(?:[户人]?数|金额)|汇\s*总\s*数?|统\s*计|计|全[县镇乡村市区州])\s*[:：]?$/u;
/** '高岭镇汇总', '高岭村 10户'. */
const OTHER_SUBTOTAL =
  /^(?:\p{L}{1,10}(?:汇总|统计)|\p{Script=Han}{1,10}(?:村|镇|乡|街道|社区)\s*\d+\s*户)$/u;
const AVERAGE = /^(?:[总户人]?平均[值数]?|均值|[人户]均)$/u;

/** What the label of a record of numbers says, where other records have several words. */
export function totalLabel(label: string): 'total' | 'subtotal' | 'average' | undefined {
  if (label.length > 24) return undefined;
  if (AVERAGE.test(label)) return 'average';
  if (OTHER_SUBTOTAL.test(label)) return 'subtotal';
  return COUNTED_TOTAL.test(label) || OTHER_TOTAL.test(label) ? 'total' : undefined;
}

/** First bytes of the words of a total that do not hold 计 or 計, in capitals and small letters: T, G, S, I, R, O, C, Y, Ö, И, В, 총, 합. */
const FIRST_BYTES = new Set([
  ...new TextEncoder().encode('TGSIROCYtgsirocy'),
  0xc3,
  0xd0,
  0xec,
  0xed
]);

/** Whether a cell could be a total's label, by its bytes alone. */
export function mayBeTotal(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 72 || end - start < 5) return false;
  if (FIRST_BYTES.has(bytes[start] ?? 0)) return true;
  for (let i = start; i + 2 < end; i++) {
    if (bytes[i] !== 0xe8) continue;
    if (bytes[i + 1] === 0xae && bytes[i + 2] === 0xa1) return true;
    if (bytes[i + 1] === 0xa8 && bytes[i + 2] === 0x88) return true;
  }
  return false;
}

/** `alone`: no other cell stands beside it. */
export function isFooterText(cell: string, alone = true): boolean {
  const text = cell.trim();
  if (ROLE.test(text) || FOOTER.test(text) || FOREIGN_FOOTER.test(text)) return true;
  return alone && LONE_FOOTER.test(text);
}

/** Whether a total's label is in another language than Chinese: more often it is a value like others. */
export function isForeign(text: string): boolean {
  return /[a-z]/i.test(text) || !text.includes('计');
}

/** The number of a section of a list, with its name or without, in the column of the numbers of records: '一', '（二）道路'. */
export function isSectionNumber(cell: string): boolean {
  return BARE_NUMERAL.test(cell.trim()) || SECTION.test(cell.trim());
}

/** Those who sign, side by side, perhaps with the day: '镇长：', '经办：', '2024.6.30'. */
export function areSignatures(cells: readonly (string | null)[]): boolean {
  const texts = cells.filter((cell) => cell !== null);
  const asked = texts.filter((text) => /[:：]\s*$/.test(text));
  return (
    asked.length > 1 &&
    asked.length * 3 >= texts.length * 2 &&
    asked.some((text) => isFooterText(text))
  );
}

/** What stands alone above the records of a section: '一、产业发展', '新民村'. */
export function isSectionLabel(cell: string): boolean {
  return SECTION.test(cell.trim()) || isPlaceName(cell);
}

/** '新民村', '青石镇（3户）'. */
export function isPlaceName(cell: string): boolean {
  return PLACE.test(cell.trim());
}

/** Whether a cell above a heading is a remark ('导出时间：2024-06-30') rather than a group of headings. */
export function isRemark(cell: string): boolean {
  return /[:：]/.test(cell) || isFooterText(cell) || unitIn(cell) !== undefined;
}

/** '1. Provisional.', '* revised', '\\2 Estimated.', '.. not available': said of figures above. */
export function isFootnote(cell: string): boolean {
  return /^(?:\d{1,2}[.)]\s|[\\¹²³⁴⁵†‡§]|\*+|[([]\w{1,2}[)\]]|\.{2,3}\s)/.test(cell.trim());
}

/** The line that a program draws under its headings: '---- | ------'. */
export function isRule(row: readonly (string | null)[]): boolean {
  const cells = row.filter((cell) => cell !== null && cell.trim() !== '');
  return cells.length > 0 && cells.every((cell) => /^\s*:?[-=+_]{2,}:?\s*$/.test(cell ?? ''));
}

/** A heading's text on one line: line ends inside Chinese vanish, other white space becomes one space. */
export function cleanHeading(text: string): string {
  const isWide = (at: number): boolean => text.charCodeAt(at) > 0x7f;
  return text
    .replace(/[\s\u00a0\u3000\ufeff]+/g, (white: string, at: number) =>
      /[\r\n]/.test(white) && (isWide(at - 1) || isWide(at + white.length)) ? '' : ' '
    )
    .trim();
}
