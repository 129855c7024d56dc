package dev.fluxo.engine.spi;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a JDBC URL of this database may hold, so that a URL can neither run code nor read files. */
public interface UrlRules {
    /** Whether the URL is of this database. */
    boolean accepts(String url);

    /** The properties written inside the URL, keys in lower case. */
    Map<String, String> properties(String url);

    /** Properties that are harmless, in lower case. Any other needs {@code allow_unsafe_url}. */
    Set<String> safeProperties();

    /** Properties that carry credentials, in lower case: never inside a URL. */
    Set<String> credentialProperties();

    /** Whether the database lives in this process: its control tables are created by the first run. */
    default boolean isEmbedded(String url) {
        return false;
    }

    /** What is wrong with a URL of this database besides its properties, in words for the user; null if nothing is. */
    @Nullable
    String fault(String url);

    /** The file of an embedded database; null where it has none. */
    default @Nullable Path databaseFile(String url) {
        return null;
    }

    /** The fault of a URL whose {@link #databaseFile} is no path; null where it is one. Where the locale is ASCII, one with other letters is none. */
    default @Nullable String noFile(String url) {
        try {
            databaseFile(url);
            return null;
        } catch (InvalidPathException e) {
            return "names what is no file here: " + e.getReason();
        }
    }

    /** The same URL of an embedded database, but for one of this name in the same folder. */
    default String renamed(String url, String name) {
        throw new UnsupportedOperationException("only an embedded database is set up in another file first");
    }

    /** Closes an embedded database at once, so that its file can be moved. */
    default Sql shutdown() {
        throw new UnsupportedOperationException("only an embedded database is shut down");
    }
}
