import {CHART_CSS} from '../../charts/tidy.ts';

/** The file's own small style: a light page, and paper. */
export const STYLE = `
:root { --paper: #fff; --ink: #1b1f24; --ink-2: #4c535c; --ink-3: #676e78; --line: #e4e1da; --line-strong: #c8c4ba; --sunken: #f3f1ec;
  --accent: #0a5a69; --alert: #b0341d; --warn: #8a5d00; --good: #2c6a3a; --calm: #2a64a8;
  --series-1: #0a5a69; --series-2: #c78a3b; --series-3: #7899d0; --series-4: #8059bb; --series-rest: #b3afa5;
  --font-text: "Segoe UI", "Helvetica Neue", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  --font-code: ui-monospace, "Cascadia Mono", "SF Mono", "Noto Sans Mono CJK SC", monospace; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #e9e7e1; color: var(--ink); font: 15px/1.75 var(--font-text); text-autospace: normal; } body:lang(en) { font-variant-east-asian: proportional-width; }
main { max-width: 808px; margin: 24px auto; padding: 48px 64px 56px; background: var(--paper); box-shadow: 0 1px 8px #0002; }
.top { display: flex; justify-content: space-between; gap: 24px; color: var(--ink-3); font-size: 12px; padding-bottom: 8px; border-bottom: 1px solid var(--line-strong); }
h1 { margin: 34px 0 10px; font: 700 30px/1.35 "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", STSong, SimSun, Georgia, serif; text-wrap: balance; }
h2 { margin: 0; font-size: 17px; line-height: 1.5; font-weight: 650; overflow-wrap: anywhere; }
h3 { margin: 16px 0 4px; font-size: 15px; }
p { margin: 4px 0 10px; overflow-wrap: anywhere; }
.lead p { font-size: 16px; line-height: 1.8; }
.figure:is(.alert, .warn, .good, .calm) { font-weight: 650; }
.alert { color: var(--alert); } .warn { color: var(--warn); } .good { color: var(--good); } .calm { color: var(--calm); }
.unit, .nothing, .note { margin: 0 0 6px; font-size: 12px; line-height: 1.65; color: var(--ink-3); }
section { padding-top: 28px; } .lead + section { padding-top: 0; } p, dd { text-wrap: pretty; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 32px; }
.pair section { min-width: 0; }
figure { margin: 6px 0 0; }
.figures { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); margin: 22px 0 0; border-top: 2px solid var(--ink); border-bottom: 1px solid var(--line); }
.figures > div { padding: 12px 16px 14px 0; } .figures > div + div { padding-left: 16px; border-left: 1px solid var(--line); }
dt { font-size: 13px; color: var(--ink-2); } dd { margin: 0; font-size: 12px; line-height: 1.65; color: var(--ink-3); font-variant-numeric: tabular-nums; }
dd.value { font-size: 28px; line-height: 1.3; font-weight: 600; color: var(--ink); } dd.value small { margin-left: 3px; font-size: 16px; font-weight: 500; } body:lang(en) dd.value { line-height: 1.2; } body:lang(en) dd.value small { display: inline-block; font-size: 13px; }
table { width: 100%; margin: 6px 0; border-collapse: collapse; border-top: 1px solid var(--line-strong); font-size: 13px; line-height: 1.5; font-variant-numeric: tabular-nums; }
th { padding: 6px 8px; font-size: 12px; font-weight: 500; text-align: left; vertical-align: bottom; color: var(--ink-3); border-bottom: 1px solid var(--line-strong); }
td { padding: 5px 8px; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th:first-child, td:first-child { padding-left: 0; } th:last-child, td:last-child { padding-right: 0; } th small { color: var(--ink-3); white-space: nowrap; }
.n { text-align: right; } td:is(.n, .day) { white-space: nowrap; overflow-wrap: normal; }
.many { font-size: 11px; } .many :is(th, td) { padding: 4px 3px; font-size: 11px; } .many td:first-child { white-space: nowrap; }
th[colspan] { padding: 14px 0 5px; font-weight: 600; color: var(--ink); }
.lines { margin-top: 22px; border-top: 2px solid var(--ink); } .lines :is(th, td) { padding: 9px 12px 9px 0; vertical-align: baseline; overflow-wrap: normal; }
.lines thead th { padding: 5px 12px 4px 0; } .lines tbody th { width: 18%; font-size: 13px; font-weight: 600; line-height: 1.45; color: var(--ink); border-bottom: 1px solid var(--line); }
.lines td { font-size: 12px; color: var(--ink-2); } .lines td:nth-child(3) { width: 22%; } .lines td:last-child { width: 27%; padding-right: 0; }
.lines .value { width: 16%; font-size: 19px; line-height: 1.2; font-weight: 600; color: var(--ink); } .lines .value small { margin-left: 2px; font-size: 12px; font-weight: 500; white-space: normal; }
.lines .rule { font-size: 11px; line-height: 1.45; color: var(--ink-3); } .lamp { font-weight: 600; }
.src { margin-top: 28px; padding-top: 8px; border-top: 1px solid var(--line-strong); font-size: 11px; line-height: 1.7; color: var(--ink-3); overflow-wrap: anywhere; }
.methods dt { margin-top: 10px; font-weight: 600; color: var(--ink); } .methods dd { font-size: 12px; color: var(--ink-2); }
details { margin-top: 6px; font-size: 13px; } summary { cursor: pointer; color: var(--accent); }
pre { margin: 6px 0; padding: 10px 12px; background: var(--sunken); font: 11.5px/1.6 var(--font-code); white-space: pre-wrap; overflow-wrap: anywhere; }
.hash { font: 11px/1.5 var(--font-code); color: var(--ink-3); overflow-wrap: anywhere; }
${CHART_CSS}
svg.chart text { font-variant-numeric: tabular-nums; }
@media (max-width: 700px) { main { margin: 0; padding: 24px 18px; } .pair { display: block; } .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); } .figures > div:nth-child(odd) { padding-left: 0; border-left: 0; } table { display: block; overflow-x: auto; } }
@page { size: A4; margin: 16mm 17mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif; color: #676e78; } }
@media print {
  body { background: none; font-size: 10.5pt; } main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  .first { display: flex; flex-direction: column; min-height: 258mm; break-after: page; } .first .src { margin-top: auto; }
  section, figure, tr, .figures { break-inside: avoid; } .long { break-inside: auto; } h2, h3, h2 + .unit, dt { break-after: avoid; } thead { display: table-header-group; }
  table { font-size: 12px; line-height: 1.4; } td { padding-block: 3px; }
  .first h1 { margin: 14px 0 6px; } .first .lead p { margin: 0 0 6px; font-size: 15px; line-height: 1.65; } .first :is(.figures, .lines) { margin-top: 8px; }
  .first section { padding-top: 16px; break-inside: auto; } .first svg.chart { max-height: 98mm; }
  .lines td, .lines tbody th { padding-block: 4px; font-size: 11px; line-height: 1.4; } .lines .value { font-size: 16px; } .lines .rule { font-size: 10px; line-height: 1.35; }
  details:not([open]) { display: none; }
}
`;
