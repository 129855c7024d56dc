package dev.fluxo.engine.spi;

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
    boolean isEmbedded(String url);

    /** What is wrong with a URL of this database besides its properties, in words for the user; null if nothing is. */
    @Nullable
    String fault(String url);

    /** The file of an embedded database; null where it has none. */
    @Nullable
    Path databaseFile(String url);

    /** The same URL, but for a database of this name in the same folder. */
    String renamed(String url, String name);

    /** Closes an embedded database at once, so that its file can be moved. */
    Sql shutdown();
}
