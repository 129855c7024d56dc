package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.CatalogLock;
import dev.fluxo.engine.internal.model.CatalogLock.LockedConnection;
import dev.fluxo.engine.internal.model.CatalogLock.LockedQuery;
import dev.fluxo.engine.internal.model.CatalogLock.LockedTable;
import dev.fluxo.engine.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads catalog.lock.yaml. */
public final class CatalogFile {
    public static final String NAME = "catalog.lock.yaml";

    private CatalogFile() {}

    /** Null where there is none, or, with problems, where it cannot be read. */
    public static @Nullable CatalogLock read(Path folder, Problems problems) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        Problems own = new Problems();
        Node document = new SpecFiles(real(folder), own).document(real(folder).resolve(NAME), FileLimits.LOCK);
        if (document != null) {
            CatalogLanguage.LOCK.check(NAME, document, own);
        }
        problems.addAll(own.all());
        return document == null || own.hasErrors() ? null : lock(Fields.of(document));
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CatalogLock lock(Fields fields) {
        return new CatalogLock(
                fields.plain("profile"),
                map(
                        fields.node("connections"),
                        node -> new LockedConnection(
                                Objects.requireNonNull(Fields.of(node).plain("database")),
                                map(Fields.of(node).node("tables"), CatalogFile::table),
                                map(Fields.of(node).node("queries"), CatalogFile::query))));
    }

    private static LockedTable table(Node node) {
        Fields table = Fields.of(node);
        return new LockedTable(columns(table), lists(table.node("unique")), lists(table.node("indexes")));
    }

    private static LockedQuery query(Node node) {
        Fields query = Fields.of(node);
        return new LockedQuery(Objects.requireNonNull(query.plain("text")), columns(query));
    }

    private static Map<String, String> columns(Fields fields) {
        return map(fields.node("columns"), node -> ((Node.Scalar) node).text());
    }

    private static <T> Map<String, T> map(@Nullable Node node, Function<Node, T> value) {
        Map<String, T> values = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> values.put(entry.key().text(), value.apply(entry.value())));
        }
        return values;
    }

    private static List<List<String>> lists(@Nullable Node node) {
        return node instanceof Node.Sequence lists
                ? lists.items().stream().map(CatalogFile::texts).toList()
                : List.of();
    }

    private static List<String> texts(Node node) {
        return ((Node.Sequence) node)
                .items().stream().map(item -> ((Node.Scalar) item).text()).toList();
    }
}
