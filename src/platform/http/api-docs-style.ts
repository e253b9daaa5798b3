/** Style of the page of the interface: light and dark, targets of 44 px, tables that scroll by themselves at 320 px. */
export const apiDocsStyle = `
:root { color-scheme: light dark; --ink: #1f1a17; --paper: #fff; --line: #80756c; --soft: #f4f1ee; --accent: #9b1c1c; }
@media (prefers-color-scheme: dark) { :root { --ink: #f2eeea; --paper: #1b1816; --line: #93877d; --soft: #29241f; --accent: #ff9d94; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); font: 1rem/1.5 "Be Vietnam Pro", system-ui, sans-serif; }
header, main { max-width: 70rem; margin: 0 auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: 1rem; align-items: baseline; justify-content: space-between; }
h1 { font-size: 1.5rem; margin: 0; } h1 small { font-size: 1rem; font-weight: 400; } h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; } h4 { margin: 1rem 0 0.25rem; }
a { color: var(--accent); display: inline-block; min-height: 1.5rem; }
form { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
input[type=search], button { min-height: 44px; padding: 0 0.75rem; border: 1px solid var(--line); border-radius: 6px; font: inherit; color: inherit; background: var(--paper); }
input[type=search] { flex: 1 1 16rem; min-width: 0; } button { background: var(--soft); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; list-style: none; } nav a { min-height: 44px; padding-top: 0.5rem; }
details { border: 1px solid var(--line); border-radius: 6px; margin: 0.5rem 0; padding: 0 1rem; }
summary { min-height: 44px; padding: 0.5rem 0; cursor: pointer; } .name { font-weight: 600; overflow-wrap: anywhere; }
.kind { border: 1px solid var(--line); border-radius: 999px; padding: 0 0.5rem; font-size: 0.875rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--line); }
code { font-family: ui-monospace, monospace; font-size: 0.9375rem; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
