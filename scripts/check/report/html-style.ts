/** The look of the HTML report: the colours of the mock's page. */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: #16232b; --dim: #4a5c66; --paper: #fff; --raised: #f5f8f9; --line: #c3ced4; --teal: #0b7a75;
  --wash: #e9f6f5; --good: #0a6f4c; --again: #8a4a00; --again-wash: #fdf3e7; --bad: #b3261e; --bad-wash: #fdeceb; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f5f7; --dim: #b3c1c9; --paper: #10181d; --raised: #18232a; --line: #41525c;
  --teal: #5fd6cb; --wash: #10302f; --good: #6fdcae; --again: #f5b26b; --again-wash: #33260f; --bad: #ff9d94; --bad-wash: #3d1a18; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px / 1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
header { display: flex; gap: 16px; align-items: center; padding: 20px; border-bottom: 4px solid; }
header.kept { border-color: var(--good); } header.broken { border-color: var(--bad); } header.incomplete { border-color: var(--again); }
header p { margin: 0; } .mark { font-size: 44px; line-height: 1; font-weight: 700; }
.kept .mark { color: var(--good); } .broken .mark { color: var(--bad); } .incomplete .mark { color: var(--again); }
h1 { margin: 0; font-size: 24px; } h2 { margin: 32px 0 12px; font-size: 20px; } h3 { margin: 0 0 8px; font-size: 17px; }
h4 { margin: 16px 0 6px; font-size: 14px; }
main { max-width: 1120px; margin: 0 auto; padding: 0 20px 40px; }
article { margin: 0 0 20px; padding: 16px; border: 1px solid var(--line); border-left: 5px solid var(--again); border-radius: 6px; background: var(--paper); }
article.red { border-left-color: var(--bad); } article.red h3 { color: var(--bad); } article.yellow h3 { color: var(--again); }
article > p { margin: 0 0 8px; } .dim { color: var(--dim); }
details.finding { margin: 12px 0; padding: 10px 14px; border-radius: 6px; background: var(--raised); }
summary { cursor: pointer; font-weight: 600; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 4px 14px; margin: 10px 0; } dt { color: var(--dim); } dd { margin: 0; }
dd.got, .fault { color: var(--bad); font-weight: 600; }
pre { margin: 0; padding: 10px 12px; max-height: 320px; overflow: auto; border: 1px solid var(--line); border-radius: 5px; background: var(--paper); font: 13px / 1.45 ui-monospace, monospace; white-space: pre-wrap; }
code { font: 0.92em ui-monospace, monospace; } code.answer { color: var(--dim); font-weight: 400; }
.copy { position: relative; } .copy pre { padding-right: 84px; }
button { position: absolute; top: 8px; right: 8px; min-height: 28px; padding: 2px 12px; border: 1px solid var(--teal); border-radius: 5px; background: var(--paper); color: var(--teal); font: inherit; cursor: pointer; }
:focus-visible { outline: 3px solid var(--teal); outline-offset: 2px; }
table { width: 100%; margin: 0 0 20px; border-collapse: collapse; } caption { padding: 8px 0; text-align: left; font-weight: 600; }
td, th { padding: 7px 10px 7px 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; } td.status { width: 150px; white-space: nowrap; } th { width: 190px; }
tr.green .status { color: var(--good); } tr.red .status { color: var(--bad); font-weight: 700; } tr.yellow .status { color: var(--again); } tr.dim .status { color: var(--dim); }
a { color: var(--teal); } small { color: var(--dim); }
figure { margin: 12px 0; } figcaption ul { margin: 4px 0; } .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 5px; background: var(--paper); padding: 8px; }
svg { display: block; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg text.lane { fill: var(--dim); } svg text.small { font-size: 11px; }
svg .rule { stroke: var(--line); } .bar rect { stroke-width: 1.5; }
.bar.accepted rect { fill: var(--wash); stroke: var(--good); } .bar.refused rect { fill: var(--again-wash); stroke: var(--again); } .bar.open rect { fill: none; stroke: var(--dim); stroke-dasharray: 4 3; }
.bar.fault rect { fill: var(--bad); stroke: var(--bad); } .bar.fault text { fill: var(--paper); font-weight: 700; } .fault-span { fill: var(--bad-wash); }
.state rect { fill: var(--raised); stroke: var(--line); } .state.attached rect { fill: var(--wash); stroke: var(--teal); } .state.several rect { fill: none; stroke: var(--dim); stroke-dasharray: 3 3; } .state.unknown rect { fill: none; }
@media (max-width: 640px) { td.status, th { width: auto; } table, tbody, tr, td, th { display: block; } td, th { border: 0; padding: 1px 0; } tr { padding: 8px 0; border-top: 1px solid var(--line); } main { padding: 0 12px 32px; } header { padding: 14px 12px; } article { padding: 12px; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 6px; } }
@media print { button { display: none; } pre { max-height: none; } .scroll { overflow: visible; } article { break-inside: avoid; } }
`;
