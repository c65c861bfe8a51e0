import { Html } from "./html.ts";

/** Colours are chosen for a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3) on every ground that they stand on. */
export const style: Html = new Html(`
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f5f6f8; --line: #d9dde3; --text: #1c2430; --quiet: #566072; --link: #0b57b0;
  --name: #0f4c94; --string: #1c6b32; --literal: #9a3b08; --good: #17652c; --bad: #a52323; --note: #7a4a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161c; --raised: #1b212a; --line: #343d4a; --text: #e3e8ef; --quiet: #a5b0c0; --link: #8ab8ff;
    --name: #9cc4ff; --string: #8fd6a0; --literal: #f0b07f; --good: #7fd494; --bad: #ff9d9d; --note: #e8bb6d;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: break-word;
}
main { padding: 1.5rem clamp(1rem, 4vw, 3.5rem) 6rem; max-width: 84rem; min-width: 0; }
a { color: var(--link); text-underline-offset: .15em; }
a.self { color: inherit; text-decoration: none; }
a.self:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
:target { scroll-margin-top: 1rem; }
.skip { position: absolute; left: -99rem; background: var(--ground); padding: .5rem 1rem; }
.skip:focus { left: 0; z-index: 1; }

h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2rem 0 .6rem; text-wrap: balance; }
h1 { font-size: 2.2rem; margin-top: 0; }
h2 { font-size: 1.5rem; margin-top: 3.5rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
header h2 { font-size: 1.25rem; margin-top: 2rem; padding: 0; border: 0; }
h3 { font-size: 1.25rem; }
h4 { font-size: 1.05rem; }
h5, h6 { font-size: 1rem; }
p, ul, ol, dl, pre, figure { margin: 0 0 .8rem; }
header > p, header > ul, dd p, section > p, article > p { max-width: 46rem; }
.lead { font-size: 1.15rem; color: var(--quiet); }
.version { font-size: 1rem; font-weight: 500; color: var(--quiet); margin-left: .3rem; }
.origin, .values, .security, .nobody { color: var(--quiet); font-size: .92rem; }

code, pre, .method, .id { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
code { font-size: .9em; }
:not(pre) > code { background: var(--raised); padding: .1em .3em; border-radius: .25rem; }
pre {
  background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem;
  overflow: auto; max-height: 26rem; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; font-size: .92rem; tab-size: 2;
}
pre .name { color: var(--name); } pre .string { color: var(--string); } pre .literal { color: var(--literal); }

.contents { font-size: .92rem; }
.contents ul { list-style: none; margin: 0; padding: 0; }
.contents ul ul { padding-left: .9rem; border-left: 1px solid var(--line); margin: .2rem 0 .6rem; }
.contents a { display: block; padding: .22rem 0; color: var(--text); text-decoration: none; }
.contents a:hover { text-decoration: underline; }
.contents ul ul a { color: var(--quiet); }
.contents .method { font-size: .68rem; }
.contents .deprecated { text-decoration: line-through; }
.wide { display: none; }
.narrow { border-bottom: 1px solid var(--line); padding: .7rem 1rem; }
.narrow summary { cursor: pointer; font-weight: 600; }

.method { font-weight: 700; font-size: .8rem; color: var(--name); }
.method.post, .method.put, .method.patch { color: var(--string); }
.method.delete { color: var(--bad); }
.route .id { color: var(--quiet); font-size: .85rem; margin-left: .6rem; }
.operation { margin: 2.5rem 0 4rem; }
.response { border: 1px solid var(--line); border-radius: .6rem; padding: .2rem 1.1rem .6rem; margin: 0 0 1.2rem; }
.response > h5 { margin-top: .9rem; font-size: 1.05rem; }
.status { font-weight: 700; font-variant-numeric: tabular-nums; }
.status.success { color: var(--good); } .status.error { color: var(--bad); }
.note { color: var(--note); font-size: .85rem; }

.fields { list-style: none; padding: 0; margin: .4rem 0 .6rem; }
.fields .fields { padding-left: 1rem; border-left: 2px solid var(--line); }
.fields > li { padding: .5rem 0; border-top: 1px solid var(--line); }
.fields > li:first-child { border-top: 0; }
.fields p { margin: .15rem 0; }
.field { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; }
.field > * { min-width: 0; overflow-wrap: anywhere; }
.field .name { font-weight: 600; }
.type, .optional { color: var(--quiet); font-size: .88rem; font-weight: 400; }
.required { color: var(--note); font-size: .88rem; }
.facts { list-style: none; padding: 0; margin: .15rem 0; color: var(--quiet); font-size: .9rem; }
.schema h5, .examples h5 { margin: 1rem 0 .4rem; color: var(--quiet); font-weight: 600; font-size: .92rem; }
.schema h5 code, .examples h5 code { font-weight: 400; }
figure figcaption { margin-bottom: .35rem; font-size: .95rem; }
.plain { padding-left: 1.1rem; }
.errors > div { padding: .7rem 0; border-top: 1px solid var(--line); }
.errors > div:first-child { border-top: 0; }
.errors dt { font-weight: 600; } .errors dd { margin: .2rem 0 0; } .errors p { margin: 0 0 .25rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: 0 0 .8rem; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; }

@media (max-width: 40rem) { pre { font-size: .82rem; padding: .6rem .7rem; } .fields .fields { padding-left: .6rem; } }
@media (min-width: 64rem) {
  body { display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
  .narrow { display: none; }
  .wide {
    display: block; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto;
    padding: 1.5rem 1rem 2rem 1.5rem;
  }
  main { grid-column: 2; border-left: 1px solid var(--line); min-height: 100vh; }
}
@media (min-width: 84rem) {
  .media { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2rem; }
}
@media print { .contents, .skip { display: none; } pre { max-height: none; } }
`);
