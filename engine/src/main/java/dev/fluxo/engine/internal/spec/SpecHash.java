package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.TransformStep;
import dev.fluxo.engine.result.JsonText;
import dev.fluxo.engine.spi.Stamp;
import dev.fluxo.engine.spi.ValueText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A fingerprint of what an entity's spec means. Comments, layout, quotes, the short and the long form of a column, a
 * default written out, the order of keys and of columns do not count; nor do description, tags and tests.
 */
public final class SpecHash {
    private SpecHash() {}

    /** SHA-256 in hex of a query, or another text; white space around it does not count. */
    public static String ofText(String text) {
        return sha256(text.strip());
    }

    /** SHA-256 in hex; the hash that the spec holds does not count. */
    static String of(EntitySpec spec) {
        Map<String, @Nullable Object> meaning = new TreeMap<>();
        meaning.put("entity", spec.name());
        meaning.put(
                "depends_on",
                spec.dependsOn().stream().map(Located::value).sorted().toList());
        meaning.put("source", source(spec.source()));
        meaning.put("watermark", watermark(spec.watermark()));
        Map<String, @Nullable Object> columns = columns(spec.columns());
        if (spec.star() != null) {
            columns.put(ColumnNodes.STAR, ColumnNodes.SAME);
        }
        meaning.put("columns", columns);
        meaning.put("target", target(spec.target()));
        meaning.put("batch_size", spec.batchSize());
        meaning.put("commit", spec.commit());
        meaning.put("on_error", spec.onError());
        meaning.put(
                "max_rejects",
                plain(spec.maxRejects().value()) + (spec.maxRejects().percent() ? "%" : ""));
        if (!spec.expectations().isEmpty()) {
            meaning.put(
                    "expect",
                    spec.expectations().stream().map(SpecHash::expectation).toList());
        }
        // Only those that are there: hashes of before there were such keys stay as they are.
        hooks("before", spec.hooks().before(), meaning);
        hooks("after", spec.hooks().after(), meaning);
        return sha256(JsonText.write(meaning));
    }

    private static void hooks(String key, List<Located<String>> statements, Map<String, @Nullable Object> meaning) {
        if (!statements.isEmpty()) {
            meaning.put(key, texts(statements));
        }
    }

    private static List<@Nullable Object> expectation(ExpectationSpec expectation) {
        return list(
                expectation.kind(),
                expectation.warns(),
                expectation.is() == null ? null : expectation.is().toString(),
                texts(expectation.columns()),
                expectation.lists().stream()
                        .map(list -> list(list.column().value(), texts(list.values())))
                        .toList(),
                value(expectation.sql()),
                value(expectation.where()));
    }

    private static List<String> texts(List<Located<String>> located) {
        return located.stream().map(Located::value).toList();
    }

    /** SHA-256 in hex of how a column is made, and of what it must pass; not of what becomes of a row that does not. */
    public static String ofColumn(ColumnSpec column) {
        return sha256(JsonText.write(made(column)));
    }

    private static List<@Nullable Object> source(SourceSpec source) {
        List<@Nullable Object> meaning = list(
                source.connection().value(),
                source.query() == null ? null : source.query().value().strip(),
                source.table() == null ? null : source.table().value());
        SplitSpec split = source.split();
        if (split != null) {
            meaning.add(list("split", texts(split.by()), split.parts()));
        }
        DeletesSpec deletes = source.deletes();
        if (deletes != null) {
            meaning.add(list(deletes.every().toString(), value(deletes.when())));
        }
        return meaning;
    }

    private static @Nullable Object watermark(@Nullable WatermarkSpec watermark) {
        if (watermark == null) {
            return null;
        }
        List<@Nullable Object> meaning = list(
                watermark.columns().stream().map(Located::value).toList(),
                watermark.clock().text(),
                watermark.fence(),
                watermark.lag().toString(),
                watermark.onNull());
        if (!watermark.lookback().isZero()) {
            // Only where there is one: hashes of before there was this key stay as they are.
            meaning.add(watermark.lookback().toString());
        }
        return meaning;
    }

    private static Map<String, @Nullable Object> columns(List<ColumnSpec> columns) {
        Map<String, @Nullable Object> meaning = new TreeMap<>();
        for (ColumnSpec column : columns) {
            List<@Nullable Object> made = made(column);
            made.add(column.onError());
            if (column.lookup() != null && column.lookup().missing() != null) {
                made.add(column.lookup().missing());
            }
            meaning.put(column.target().value(), made);
        }
        return meaning;
    }

    private static List<@Nullable Object> made(ColumnSpec column) {
        List<@Nullable Object> made = list(
                value(column.from()),
                value(column.expression()),
                column.transforms().stream()
                        .map(TransformStep::yaml)
                        .map(SpecHash::sorted)
                        .toList(),
                value(column.check()));
        if (column.value() != null) {
            // Only where there is one: hashes of before there was this key stay as they are.
            Object constant = column.value().value();
            made.add(constant instanceof BigDecimal number ? plain(number) : ValueText.write(constant));
        }
        DimensionSpec lookup = column.lookup();
        if (lookup != null) {
            made.add(lookup(lookup));
        }
        return made;
    }

    /** The order of what finds a member does not count. */
    private static List<@Nullable Object> lookup(DimensionSpec lookup) {
        Map<String, @Nullable Object> on = new TreeMap<>();
        lookup.on().forEach(pair -> on.put(pair.column().value(), pair.from().value()));
        PeriodSpec period = lookup.period();
        return list(
                lookup.named().value(),
                on,
                value(lookup.get()),
                value(lookup.asOf()),
                period == null ? null : period.from().value(),
                period == null ? null : period.to().value());
    }

    private static List<@Nullable Object> target(TargetSpec target) {
        List<@Nullable Object> meaning = list(
                target.connection().value(),
                target.table().value(),
                target.keys().stream().map(Located::value).toList());
        // In capitals: so they stand in the fingerprints that were kept.
        target.strategy().settings().values().forEach(word -> meaning.add(word.toUpperCase(Locale.ROOT)));
        meaning.add(target.stamps().stream()
                .filter(stamp -> stamp.kind() == Stamp.Kind.LOADED_AT)
                .map(stamp -> stamp.column().value())
                .findFirst()
                .orElse(null));
        // Only those that are there: hashes of before there were such keys stay as they are.
        target.stamps().stream()
                .filter(stamp -> stamp.kind() != Stamp.Kind.LOADED_AT)
                .forEach(stamp ->
                        meaning.add(stamp.kind().key() + ": " + stamp.column().value()));
        OnDeleteSpec gone = target.onDelete();
        if (gone.what() != null || !gone.most().isDefault()) {
            meaning.add(list(
                    gone.what() == null ? null : gone.what().value(),
                    gone.most().toString()));
        }
        if (target.where() != null) {
            meaning.add(list("where", target.where().value().strip()));
        }
        if (!target.members().isEmpty()) {
            meaning.add(target.members().stream()
                    .map(member -> sorted(written(member)))
                    .toList());
        }
        return meaning;
    }

    private static Map<String, @Nullable Object> written(MemberSpec member) {
        Map<String, @Nullable Object> written = new TreeMap<>();
        member.values()
                .forEach((name, value) -> written.put(
                        name, value instanceof BigDecimal || value == null ? value : String.valueOf(value)));
        return written;
    }

    private static @Nullable String value(@Nullable Located<String> text) {
        return text == null ? null : text.value();
    }

    /** The same with the keys of every map in order, and numbers in one writing. */
    private static @Nullable Object sorted(@Nullable Object yaml) {
        if (yaml instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> keys = new TreeMap<>();
            map.forEach((key, value) -> keys.put(String.valueOf(key), sorted(value)));
            return keys;
        }
        if (yaml instanceof List<?> items) {
            List<@Nullable Object> sorted = new ArrayList<>();
            items.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        return yaml instanceof BigDecimal number ? new BigDecimal(plain(number)) : yaml;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static List<@Nullable Object> list(@Nullable Object... values) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object value : values) {
            list.add(value);
        }
        return list;
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
