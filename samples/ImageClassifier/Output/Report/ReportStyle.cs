namespace ImageClassifier.Output.Report;

/// <summary>How the page looks, in light and dark, narrow and wide.</summary>
internal static class ReportStyle
{
    public const string Text = """
        :root { --ink: #1c2430; --soft: #5b6675; --paper: #ffffff; --line: #d9dee5; --first: #1f6fb4; --second: #d1641f; color-scheme: light dark; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6eaf0; --soft: #9aa5b4; --paper: #14181e; --line: #333b46; --first: #62aef0; --second: #f0985a; }
        }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.7rem; margin: 0 0 .25rem; } h2 { margin: 2.5rem 0 .25rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
        h3 { margin: 1.75rem 0 .5rem; font-size: 1.05rem; }
        .note, figcaption { color: var(--soft); font-size: .875rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
        th, td { padding: .3rem .7rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
        th:first-child, td:first-child { text-align: left; } th { color: var(--soft); font-weight: 600; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1rem; }
        figure { margin: 0; } svg { width: 100%; height: auto; display: block; } svg text { fill: var(--soft); font-size: 11px; }
        .axis { stroke: var(--line); } .curve0 { stroke: var(--first); } .curve1 { stroke: var(--second); stroke-dasharray: 5 3; }
        .key0 { color: var(--first); } .key1 { color: var(--second); }
        .pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(5.5rem, 1fr)); gap: .75rem; }
        .pictures img { width: 100%; image-rendering: pixelated; display: block; }
        .regions { max-width: 26rem; position: relative; } .regions img { width: 100%; display: block; image-rendering: pixelated; }
        .regions svg { position: absolute; inset: 0; height: 100%; }
        .confusion td, .confusion th { text-align: right; padding: .25rem .5rem; } .confusion td { border: 1px solid var(--line); }
        pre { background: color-mix(in srgb, var(--line) 40%, transparent); padding: .75rem; overflow-x: auto; border-radius: .4rem; }

        """;
}
