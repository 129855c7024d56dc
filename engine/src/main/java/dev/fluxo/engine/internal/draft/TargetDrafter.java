package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.plan.WantedColumns;
import dev.fluxo.engine.internal.plan.WantedColumns.Wanted;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.result.TargetDdl;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Drafts the DDL that the targets of a project need: what several entities write is made for all of them, a schema once. Start reading at {@link #draft}. */
public final class TargetDrafter {
    private final Databases databases;
    private final Set<String> schemas = new TreeSet<>();

    public TargetDrafter(Databases databases) {
        this.databases = databases;
    }

    /** One for each target, in the order of the entities. What cannot be read is told in its own. */
    public List<TargetDdl> draft(List<EntitySpec> specs) {
        Map<List<String>, List<EntitySpec>> targets = new LinkedHashMap<>();
        for (EntitySpec spec : specs) {
            targets.computeIfAbsent(place(spec), any -> new ArrayList<>()).add(spec);
        }
        return targets.values().stream().map(this::target).toList();
    }

    /** Two spellings of one table that is not there yet are one. */
    private static List<String> place(EntitySpec spec) {
        return List.of(
                spec.target().connection().value(),
                spec.target().table().value().toString().toLowerCase(Locale.ROOT));
    }

    private TargetDdl target(List<EntitySpec> specs) {
        TableName name = specs.get(0).target().table().value();
        Problems problems = new Problems();
        try {
            return target(specs, name, problems);
        } catch (FluxoException e) {
            problems.addAll(e.problems());
            return ddl(specs, name, false, List.of(), problems);
        }
    }

    private TargetDdl target(List<EntitySpec> specs, TableName name, Problems problems) {
        Database target = databases.get(specs.get(0).target().connection().value());
        Collection<Wanted> wanted = wanted(specs, target, problems);
        if (problems.hasErrors()) {
            return ddl(specs, name, false, List.of(), problems);
        }
        Table found = target.catalog().table(name);
        Set<List<String>> keys = keys(specs);
        return found == null
                ? ddl(specs, name, true, create(target, name, wanted, keys, problems), problems)
                : ddl(specs, found.name(), false, new Alteration(target, found, problems).of(wanted, keys), problems);
    }

    private static TargetDdl ddl(
            List<EntitySpec> specs, TableName name, boolean missing, List<String> statements, Problems problems) {
        return new TargetDdl(
                specs.get(0).target().connection().value(),
                name.toString(),
                specs.stream().map(EntitySpec::name).toList(),
                missing,
                statements,
                problems.all());
    }

    /** Of all entities that write it; of a column that two of them fill, what the first of them wants. */
    private Collection<Wanted> wanted(List<EntitySpec> specs, Database target, Problems problems) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (EntitySpec spec : specs) {
            Database source = databases.get(spec.source().connection().value());
            WantedColumns.of(spec, source.catalog(), source.dialect(), target.catalog(), problems)
                    .forEach(column -> wanted.putIfAbsent(column.name().value().toLowerCase(Locale.ROOT), column));
        }
        return wanted.values();
    }

    private static Set<List<String>> keys(List<EntitySpec> specs) {
        Map<Set<String>, List<String>> keys = new LinkedHashMap<>();
        for (EntitySpec spec : specs) {
            List<String> names = WantedColumns.identity(spec);
            Set<String> same = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            same.addAll(names);
            if (!names.isEmpty()) {
                keys.putIfAbsent(same, names);
            }
        }
        return new LinkedHashSet<>(keys.values());
    }

    private List<String> create(
            Database target, TableName name, Collection<Wanted> wanted, Set<List<String>> keys, Problems problems) {
        Ddl ddl = new Ddl(target);
        NewTypes types = new NewTypes(target, problems);
        List<NewColumn> columns = wanted.stream()
                .map(column ->
                        new NewColumn(column.name().value(), types.of(column), column.key() || column.numbered()))
                .toList();
        String schema = name.schema() == null ? null : target.catalog().schema(name.schema());
        List<String> statements = new ArrayList<>();
        if (name.schema() != null
                && schema == null
                && schemas.add(target.name() + " " + name.schema().toLowerCase(Locale.ROOT))) {
            statements.add(ddl.createSchema(name.schema()));
        }
        List<String> numbered = wanted.stream()
                .filter(Wanted::numbered)
                .map(column -> column.name().value())
                .toList();
        List<String> key = keys.isEmpty() ? List.of() : keys.iterator().next();
        statements.add(
                numbered.isEmpty()
                        ? ddl.create(name, schema, columns, key, List.of())
                        : ddl.create(name, schema, columns, numbered, key));
        return statements;
    }
}
