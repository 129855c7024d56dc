package dev.fluxo.engine.report.json;

import dev.fluxo.engine.result.CatalogChange;
import dev.fluxo.engine.result.Draft;
import java.nio.file.Path;
import java.util.List;

/** What commands tell that make something: specs, schemas, pages, tables of their own. */
public final class FilesJson {
    private static final Shape<Draft> DRAFT = Shape.<Draft>of()
            .field("entity_name", Types.NAME, Shapes.ENTITY, Draft::entity)
            .field("file", Types.TEXT, "Its spec, from the pipelines folder", Draft::file)
            .field("target_missing", Types.FLAG, "Whether there is no target table yet", Draft::targetMissing)
            .nullable(
                    "ddl",
                    Types.TEXT,
                    "Creates the target table, or adds what it lacks; null where it lacks nothing",
                    Draft::ddl);

    public static final Document<Created> CREATE = Document.of(
            "create",
            "Which files a project began with.",
            Shape.<Created>of()
                    .field("written", Types.list(Types.TEXT), "Files that were not there", Created::written)
                    .field(
                            "left",
                            Types.list(Types.TEXT),
                            "Files that were there, and are as they were",
                            Created::left));

    public static final Document<List<Draft>> NEW = Document.of(
            "new",
            "Which specs were drafted.",
            Shape.<List<Draft>>of()
                    .field("drafts", Types.list(DRAFT), "One for each spec that was written", drafts -> drafts));

    public static final Document<Snapshot> SNAPSHOT = Document.of(
            "snapshot",
            "What the databases hold beside what is written down of them.",
            Shape.<Snapshot>of()
                    .field(
                            "written",
                            Types.FLAG,
                            "Whether the file was written; else it was only compared",
                            Snapshot::written)
                    .field(
                            "file",
                            Types.TEXT,
                            "The file, from the pipelines folder",
                            snapshot -> snapshot.change().file())
                    .field(
                            "first",
                            Types.FLAG,
                            "Whether there was none, or none that could be read",
                            snapshot -> snapshot.change().first())
                    .field(
                            "differences",
                            Types.list(Types.TEXT),
                            "What is different from the file that was there, a sentence each",
                            snapshot -> snapshot.change().lines())
                    .field(
                            "tables_total",
                            Types.COUNT,
                            "Tables that the file holds",
                            snapshot -> snapshot.change().tables())
                    .field(
                            "queries_total",
                            Types.COUNT,
                            "Queries that the file holds",
                            snapshot -> snapshot.change().queries()));

    public static final Document<List<Path>> SCHEMA = Document.of(
            "schema",
            "Which schemas were written.",
            Shape.<List<Path>>of()
                    .field(
                            "files",
                            Types.list(Types.TEXT),
                            "The files",
                            files -> files.stream().map(Path::toString).toList()));

    public static final Document<Boolean> INIT = Document.of(
            "init",
            "Whether the control tables were created or upgraded.",
            Shape.<Boolean>of().field("changed", Types.FLAG, "False where they were up to date", changed -> changed));

    public static final Document<Pages> DOCS = Document.of(
            "docs",
            "Where the documentation is.",
            Shape.<Pages>of()
                    .field(
                            "file",
                            Types.TEXT,
                            "Its first page",
                            pages -> pages.first().toString())
                    .field("entities_total", Types.COUNT, "Entities that it describes", pages ->
                            (long) pages.entities())
                    .field("runs_total", Types.COUNT, "Runs that it tells of", pages -> (long) pages.runs()));

    private FilesJson() {}

    /** Files of a project, by their names. */
    public record Created(List<String> written, List<String> left) {}

    /** @param written whether it was; else the file was only compared */
    public record Snapshot(boolean written, CatalogChange change) {}

    /** The documentation. */
    public record Pages(Path first, int entities, int runs) {}
}
