package dev.fluxo.console;

/** How a command tells its result. Each command knows the first two, some know others. */
public enum Format {
    /** For people. */
    TEXT,
    /** For programs, as docs/json.md describes it. */
    JSON,
    /** A file that a pull request can show. */
    MARKDOWN,
    /** Problems, as a CI server wants them. */
    GITHUB,
    AZURE,
    GITLAB,
    SARIF,
    JUNIT
}
