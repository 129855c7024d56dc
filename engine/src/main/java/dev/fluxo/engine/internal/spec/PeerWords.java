package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What other tools of the field call what specs have under another name, or at another place. */
final class PeerWords {
    private static final Advice SCHEDULER =
            Advice.of("Fluxo has no scheduler: let cron, CI or an orchestrator start ", Action.RUN);
    private static final String HISTORY =
            "history is kept by target.strategy: type2, and below target.history: { valid_from: …, valid_to: … }";
    private static final String MODE =
            "an entity with a watermark is loaded incrementally, one without is read whole; rows are merged by target.keys";
    private static final String EXPECT =
            "what has to hold of the table stands under expect of the entity: { not_null: […] }, { unique: […] },"
                    + " { accepted: {…} }, { refers: {…} }, { sql: … }";
    private static final String URL = "it is a part of 'url', such as jdbc:postgresql://host:5432/database";

    private static final Map<String, String> KEYS = new LinkedHashMap<>();
    private static final Map<String, CharSequence> SENTENCES = new LinkedHashMap<>();

    static {
        keys("target", "destination", "dest", "sink", "output", "into", "to");
        keys("source", "input", "origin", "extract", "from");
        keys("source.table", "source_table", "stream", "source_stream", "stream_name");
        keys("source.query", "query", "sql", "select", "source_query", "source_sql");
        keys("source.connection and target.connection", "connection", "conn", "connection_id");
        keys("source.table or target.table", "table", "table_name");
        keys("target.table", "target_table", "destination_table", "dest_table", "sink_table");
        keys(
                "target.keys",
                "keys",
                "key",
                "primary_key",
                "primary_keys",
                "unique_key",
                "unique_keys",
                "merge_key",
                "merge_keys",
                "merge_on",
                "key_columns",
                "business_key",
                "natural_key",
                "pk",
                "id_columns");
        keys(
                "watermark.columns",
                "cursor",
                "cursor_field",
                "cursor_column",
                "incremental_column",
                "incremental_key",
                "incremental_field",
                "replication_key",
                "update_key",
                "delta_column",
                "check_column",
                "timestamp_column",
                "watermark_column",
                "high_watermark",
                "updated_at_column",
                "bookmark_key");
        keys("watermark.lag", "lag", "delay");
        keys("watermark.fence", "fence");
        keys("watermark.clock", "clock", "timezone", "time_zone", "tz");
        keys("watermark.on_null", "on_null");
        keys("target.strategy", "strategy");
        keys("target.write", "write");
        keys("target.loaded_at", "loaded_at", "load_timestamp", "loaded_ts");
        keys("target.inserted_at", "inserted_at", "inserted_at_column", "insert_timestamp");
        keys("target.run_id", "run_id", "batch_id", "load_id", "job_id", "process_id");
        keys("source.deletes", "deletes", "delete", "hard_delete", "hard_deletes", "invalidate_hard_deletes");
        keys("source.deletes.when", "when", "tombstone", "tombstones", "is_deleted", "deleted_when");
        keys("source.deletes.compare", "compare");
        keys("target.on_delete", "on_delete", "delete_mode");
        keys("target.deleted_at", "deleted_at", "soft_delete", "soft_delete_column");
        keys("target.max_deletes", "max_deletes", "delete_threshold", "max_delete");
        keys(
                "columns",
                "mapping",
                "mappings",
                "fields",
                "column_mapping",
                "column_mappings",
                "schema",
                "transformations");
        keys("transform", "transforms", "transformation", "functions");
        keys("expression", "expr", "formula", "calculated");
        keys("value", "constant", "literal", "const", "fixed", "static");
        keys("depends_on", "depends", "dependencies", "upstream", "requires", "ref", "refs");
        keys("for_each", "foreach", "each", "matrix", "loop", "with_items", "tenants", "variants");
        keys("fresh", "freshness", "sla", "max_age", "staleness", "warn_after", "error_after");
        keys("accepted", "accepted_values", "allowed_values", "valid_values", "domain");
        keys("refers", "relationships", "relationship", "references", "foreign_key", "foreign_keys");
        keys("rows", "row_count", "min_rows");
        keys("unique", "uniqueness", "unique_combination", "is_unique");
        keys("not_null", "non_null", "required");
        sentence(
                EXPECT,
                "tests",
                "data_tests",
                "expectations",
                "checks",
                "assertions",
                "audits",
                "quality",
                "constraints");
        keys("entity", "name", "model", "pipeline", "task");
        keys("before", "pre_hook", "pre_hooks", "pre_sql", "pre_statements");
        keys("after", "post_hook", "post_hooks", "post_sql", "post_statements", "on_success");
        keys("tags", "labels", "groups");
        keys("description", "comment", "doc", "notes");
        keys("batch_size", "chunk_size", "fetch_size", "page_size", "batch");
        keys("max_rejects", "max_errors", "error_limit", "reject_limit");
        keys("profiles", "environments", "environment", "targets", "outputs", "envs");
        keys("user", "username", "login", "uid");
        keys("password", "pass", "passwd", "pwd", "secret");
        keys("url", "jdbc_url", "uri", "dsn", "connection_string");
        sentence(URL, "host", "hostname", "port", "database", "dbname", "db");
        sentence("the driver is found by the url", "driver", "driver_class");
        sentence(SCHEDULER, "schedule", "cron", "interval", "schedule_interval", "start_date", "frequency", "trigger");
        sentence(
                MODE,
                "mode",
                "load_type",
                "load_mode",
                "write_mode",
                "write_disposition",
                "sync_mode",
                "replication_method",
                "update_method",
                "materialized",
                "incremental",
                "full_refresh",
                "incremental_strategy");
        sentence(HISTORY, "scd", "scd_type", "snapshot");
        keys("target.history", "history");
        keys("history.valid_from", "valid_from", "effective_from", "effective_date", "start_at", "dbt_valid_from");
        keys("history.valid_to", "valid_to", "effective_to", "end_at", "expiry_date", "dbt_valid_to");
        keys("history.current", "current", "is_current", "current_flag", "active_flag");
        sentence("write a WHERE into source.query", "where", "filter", "filters", "condition");
        sentence("set is_enabled in ctl.etl_control", "enabled", "disabled", "active", "is_enabled");
        sentence("what may succeed at a second try is tried again by itself", "retries", "retry", "max_retries");
    }

    private PeerWords() {}

    private static void keys(String key, String... words) {
        for (String word : words) {
            KEYS.put(word, key);
        }
    }

    private static void sentence(CharSequence text, String... words) {
        for (String word : words) {
            SENTENCES.put(word, text);
        }
    }

    /**
     * @param shape the object that the word stands in
     * @return null where no other tool has the word
     */
    static @Nullable CharSequence hint(String written, Shape shape) {
        String word = written.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replace('-', '_')
                .toLowerCase(Locale.ROOT);
        String path = KEYS.get(word);
        if (path == null) {
            return SENTENCES.get(word);
        }
        String parent = path.contains(".") ? path.substring(0, path.indexOf('.')) : shape.name();
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (parent.equals(shape.name())
                && shape.keys().stream().anyMatch(key -> key.name().equals(name))) {
            return "here it is called '" + name + "'";
        }
        return path.contains(".") ? "it stands at " + path : "it is called '" + name + "', but not here";
    }
}
