package dev.fluxo.engine.spi.sql;

import java.util.EnumSet;
import java.util.Set;

/**
 * In what a SQL differs where its comments, texts and quoted names begin and end. All have {@code --}, {@code /*}, {@code '…'} and {@code "…"},
 * in which a doubled quote stands for itself.
 *
 * @param features those it has
 */
public record SqlSyntax(Set<Feature> features) {
    /** What every SQL has, and no more. */
    public static final SqlSyntax STANDARD = of();

    /** For a text of which nobody knows yet what reads it: what is a quote to one of the databases is one. */
    public static final SqlSyntax ANY = of(
            Feature.NESTED_COMMENTS,
            Feature.DOLLAR_TEXTS,
            Feature.BACKSLASH_TEXTS,
            Feature.BRACKET_NAMES,
            Feature.SUBSCRIPTS);

    /** The same for a text that is no other's than that of a database where a backslash escapes. What is left open between dollars is nobody's. */
    public static final SqlSyntax ANY_ESCAPED = of(
            Feature.BACKTICK_NAMES,
            Feature.DOLLAR_TEXTS,
            Feature.ESCAPED_TEXTS,
            Feature.DOUBLE_QUOTED_TEXTS,
            Feature.HASH_COMMENTS);

    /** What one SQL has and another has not. */
    public enum Feature {
        /** A comment within a comment ends by itself. */
        NESTED_COMMENTS,
        /** {@code //} begins a comment to the end of the line. */
        SLASH_COMMENTS,
        /** A text may stand between {@code $$} and {@code $$}, or {@code $tag$} and {@code $tag$}. */
        DOLLAR_TEXTS,
        /** In {@code E'…'} a backslash takes what a quote would mean. */
        BACKSLASH_TEXTS,
        /** A name may stand in brackets, in which {@code ]]} stands for one. */
        BRACKET_NAMES,
        /** A bracket behind a name or a parenthesis takes an element out of it. */
        SUBSCRIPTS,
        /** A name may stand in backticks. */
        BACKTICK_NAMES,
        /** In each text a backslash takes what a quote would mean. */
        ESCAPED_TEXTS,
        /** {@code "…"} is a text, and no name. */
        DOUBLE_QUOTED_TEXTS,
        /** {@code #} begins a comment to the end of the line. */
        HASH_COMMENTS
    }

    public SqlSyntax {
        features = Set.copyOf(features);
    }

    /** With these features. */
    public static SqlSyntax of(Feature... features) {
        EnumSet<Feature> all = EnumSet.noneOf(Feature.class);
        all.addAll(Set.of(features));
        return new SqlSyntax(all);
    }

    /** Whether it has the feature. */
    public boolean has(Feature feature) {
        return features.contains(feature);
    }
}
