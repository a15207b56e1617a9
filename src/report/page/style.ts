/** How pages look: on light and dark screens, on small ones, and on paper. */

/** The one style of a page. */
export const STYLE = `
:root{--ink:#1c2430;--soft:#566173;--paper:#fff;--card:#f4f6f9;--rule:#d5dbe3;--good:#1a6b3c;--bad:#b3261e;--warn:#7a5200;--made:#2a7f4f;--short:#4a6fa5;--ground:#dfe5ec;--mark:#b3541e;--c1:#2f5fa8;--c2:#b3541e;--c3:#2a7f4f;--c4:#7b3fa0;--c5:#a8324e;--c6:#5c6670}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#a9b3c1;--paper:#14181f;--card:#1e242e;--rule:#39424f;--good:#7fd6a2;--bad:#ff9b92;--warn:#f0c069;--made:#4fb57f;--short:#7ea3da;--ground:#333c49;--mark:#f29b62;--c1:#86b1f0;--c2:#f29b62;--c3:#6fcf9b;--c4:#c79be8;--c5:#f08aa0;--c6:#b4bdc9}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:1.5rem 1rem 3rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
header{border-bottom:2px solid var(--ink);margin-bottom:1.5rem;padding-bottom:.5rem}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.25rem;margin:2rem 0 .75rem}
h3{font-size:1.05rem;margin:1.25rem 0 .5rem}
p{margin:.25rem 0 .6rem}
header p{color:var(--soft);margin:0}
.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}.faint{color:var(--soft)}
.figures,.boxes{list-style:none;margin:0 0 1rem;padding:0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr))}
.boxes{grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr))}
.figures li,.boxes li{background:var(--card);border:1px solid var(--rule);border-radius:.5rem;padding:.75rem 1rem;display:flex;flex-direction:column;gap:.15rem}
.figures span,.boxes span{color:var(--soft)}
.figures strong{font-size:1.5rem;line-height:1.2}
.boxes li{border-left:.3rem solid currentColor}
.boxes strong{font-size:1.1rem}
.boxes .names{color:var(--ink)}
.table,.trend{overflow-x:auto;margin:0 0 1rem}
table{border-collapse:collapse;width:100%;font-size:.95rem}
p.caption{font-weight:600;margin:1rem 0 .25rem}
th,td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule);overflow-wrap:normal}
thead th{color:var(--soft);font-weight:600;font-size:.85rem;vertical-align:bottom}
tbody th{font-weight:600;min-width:8rem;overflow-wrap:anywhere}
.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.drawn{display:flex;align-items:center;gap:.5rem;min-width:8rem}
.bar{flex:1 1 6rem;width:100%;min-width:5rem;height:.75rem;display:block}
.figures .bar{flex:none;margin-top:.35rem}
.ground{fill:var(--ground)}.made{fill:var(--made)}.short{fill:var(--short)}
.bar .target,.bar .mark{stroke:var(--ink);stroke-width:2;vector-effect:non-scaling-stroke}
.bar .mark{stroke:var(--mark);stroke-width:3}
main ul:not(.figures):not(.boxes):not(.legend),ol{padding-left:1.25rem;margin:.25rem 0 1rem}
main li{margin:.35rem 0}
.figures li,.boxes li,.legend li{margin:0}
li small{display:block;color:var(--soft);font-size:.9rem}
li.good,li.bad,li.warn{color:var(--ink)}
li.bad::marker{color:var(--bad)}li.warn::marker{color:var(--warn)}li.good::marker{color:var(--good)}
.boxes li.good{color:var(--good)}.boxes li.bad{color:var(--bad)}.boxes li.warn{color:var(--warn)}
figure{margin:0 0 1rem}
figcaption{font-weight:600;padding:.35rem 0}
.trend svg{display:block;width:100%;min-width:30rem;max-width:48rem;height:auto}
.trend text{fill:var(--soft);font-size:12px}
.trend path{fill:none;stroke-width:2}
.trend .grid{stroke:var(--rule)}.trend .target{stroke:var(--soft);stroke-dasharray:4 3}
.trend .line path{stroke:var(--c1);opacity:.6}.trend .line circle{fill:var(--c1)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:.25rem 0 1rem;padding:0;font-size:.9rem}
.legend li::before{content:"";display:inline-block;width:.8rem;height:.8rem;margin-right:.4rem;border-radius:.2rem;background:currentColor;vertical-align:-.05rem}
.line-1 path{stroke:var(--c1)}.line-1 circle{fill:var(--c1)}.legend .line-1::before{background:var(--c1)}
.line-2 path{stroke:var(--c2)}.line-2 circle{fill:var(--c2)}.legend .line-2::before{background:var(--c2)}
.line-3 path{stroke:var(--c3)}.line-3 circle{fill:var(--c3)}.legend .line-3::before{background:var(--c3)}
.line-4 path{stroke:var(--c4)}.line-4 circle{fill:var(--c4)}.legend .line-4::before{background:var(--c4)}
.line-5 path{stroke:var(--c5)}.line-5 circle{fill:var(--c5)}.legend .line-5::before{background:var(--c5)}
.line-6 path{stroke:var(--c6)}.line-6 circle{fill:var(--c6)}.legend .line-6::before{background:var(--c6)}
@media print{:root{--ink:#000;--soft:#444;--paper:#fff;--card:#fff;--rule:#bbb;--good:#1a6b3c;--bad:#b3261e;--warn:#7a5200;--made:#2a7f4f;--short:#4a6fa5;--ground:#dfe5ec;--mark:#b3541e}
body{max-width:none;padding:0;font-size:9.5pt}
.figures{grid-template-columns:repeat(3,1fr)}.boxes{grid-template-columns:1fr 1fr}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.table,.trend{overflow:visible}
.trend svg{min-width:0}
tr,li,figure,.figures,.boxes{break-inside:avoid}
h2,h3,.caption{break-after:avoid}
thead{display:table-header-group}
@page{margin:15mm}}
`;

/** Its hash, by which the page's policy knows it. (https://www.w3.org/TR/CSP3/#framework-directive-source-list) */
export const STYLE_HASH = 'sha256-RmFGDXzrDm6sgfdMHVnct/4f4wv8MWy0pUHafbzsKRY=';
