package dev.fluxo.engine;

import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.model.Wildcard;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Which tables a comma list with wildcards means. */
final class TablesAsked {
    private final Project project;
    private final Databases databases;
    private final Problems problems = new Problems();

    TablesAsked(Project project, Databases databases) {
        this.project = project;
        this.databases = databases;
    }

    /** Each once, in the order of the list, those of a wildcard by name; as {@link TablePlace#ofSource} reads them. */
    List<String> find(String list, int most) {
        Set<String> found = new LinkedHashSet<>();
        for (String written : split(list)) {
            if (isPattern(written)) {
                matching(written).forEach(place -> found.add(place.written()));
            } else {
                found.add(written);
            }
        }
        problems.throwIfErrors();
        if (found.size() > most) {
            throw new FluxoException(Problem.error(
                    Code.TOO_MANY_TABLES,
                    null,
                    "'" + list + "' means " + found.size() + " tables, and at most " + most + " are taken at once",
                    Advice.of("choose fewer, or allow more by ", Option.of("limit", Integer.toString(found.size())))));
        }
        return List.copyOf(found);
    }

    /** At the commas that stand in no quotes. */
    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char closing = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (closing == 0 && c == ',') {
                parts.add(part.toString().strip());
                part.setLength(0);
                continue;
            }
            closing = closing == 0 ? (c == '"' ? '"' : c == '[' ? ']' : 0) : c == closing ? 0 : closing;
            part.append(c);
        }
        parts.add(part.toString().strip());
        return parts.stream().filter(name -> !name.isEmpty()).toList();
    }

    /** What is quoted is meant as it is. */
    private static boolean isPattern(String written) {
        return written.contains("*") && !written.contains("\"") && !written.contains("[");
    }

    private List<TablePlace> matching(String written) {
        TablePlace wanted = TablePlace.ofSource(written, project);
        Catalog catalog = databases.get(wanted.connection()).catalog();
        Wildcard name = Wildcard.ignoringCase(wanted.table().name());
        List<TablePlace> found = new ArrayList<>();
        for (String schema : schemas(wanted, catalog)) {
            catalog.tables(schema).stream()
                    .filter(name::matches)
                    .sorted()
                    .forEach(table -> found.add(new TablePlace(wanted.connection(), new TableName(schema, table))));
        }
        if (found.isEmpty()) {
            problems.error(
                    Code.SOURCE_TABLE_MISSING,
                    null,
                    "connection '" + wanted.connection() + "' has no table that matches '" + wanted.table() + "'",
                    hint(wanted.table(), catalog));
        }
        return found;
    }

    private static List<String> schemas(TablePlace wanted, Catalog catalog) {
        String schema = wanted.table().schema();
        if (schema == null) {
            return catalog.usualSchema() == null ? List.of() : List.of(Objects.requireNonNull(catalog.usualSchema()));
        }
        Wildcard pattern = Wildcard.ignoringCase(schema);
        return catalog.schemas().stream().filter(pattern::matches).sorted().toList();
    }

    private static String hint(TableName wanted, Catalog catalog) {
        String schema = wanted.schema();
        List<String> schemas = catalog.schemas();
        if (schema != null && !schema.contains("*") && schemas.stream().noneMatch(schema::equalsIgnoreCase)) {
            return "there is no schema '" + schema + "'; " + NearestName.hintOrList(schema, schemas);
        }
        return "check the name, and that the login may see the tables; * stands for any letters, and views are named one by one";
    }
}
