package dev.fluxo.openlineage;

import dev.fluxo.engine.result.EntityLineage;
import dev.fluxo.engine.result.EntityLineage.From;
import dev.fluxo.engine.result.EntityLineage.How;
import dev.fluxo.engine.result.EntityLineage.Table;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.TableName;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.utils.DatasetIdentifier;
import io.openlineage.client.utils.jdbc.JdbcDatasetUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tables as data sets, with the facets that tell of their columns and rows. */
final class Datasets {
    /** A folder that the path leaves again. */
    private static final Pattern DETOUR = Pattern.compile("/(?!\\.\\.?/)[^/:]+/\\.\\./");

    private final OpenLineage api;

    Datasets(OpenLineage api) {
        this.api = api;
    }

    List<OpenLineage.InputDataset> inputs(EntityLineage lineage) {
        List<OpenLineage.InputDataset> inputs = new ArrayList<>();
        for (Table table : lineage.reads()) {
            DatasetIdentifier name = name(table);
            inputs.add(api.newInputDatasetBuilder()
                    .namespace(name.getNamespace())
                    .name(name.getName())
                    .facets(facets(table, null))
                    .build());
        }
        return inputs;
    }

    /** @param result null: rows are not counted yet */
    OpenLineage.OutputDataset output(EntityLineage lineage, @Nullable EntityResult result) {
        DatasetIdentifier name = name(lineage.writes());
        OpenLineage.OutputDatasetBuilder output = api.newOutputDatasetBuilder()
                .namespace(name.getNamespace())
                .name(name.getName())
                .facets(facets(lineage.writes(), lineage));
        if (result != null) {
            output.outputFacets(api.newOutputDatasetOutputFacetsBuilder()
                    .outputStatistics(api.newOutputStatisticsOutputDatasetFacetBuilder()
                            .rowCount(written(result.counts()))
                            .build())
                    .build());
        }
        return output.build();
    }

    /** Rows that are there or otherwise than before; those that are gone were not written. */
    private static long written(RowCounts counts) {
        return counts.inserted() + counts.versioned() + counts.updated();
    }

    /** As OpenLineage names the tables of a database, so that others who read or write it mean the same. */
    private static DatasetIdentifier name(Table table) {
        TableName name = table.name();
        // It adds the name of the database to the list.
        List<String> parts =
                new ArrayList<>(name.schema() == null ? List.of(name.name()) : List.of(name.schema(), name.name()));
        try {
            return JdbcDatasetUtils.getDatasetIdentifier(straight(table.url()), parts, new Properties());
        } catch (RuntimeException e) {
            // A URL that it does not understand: the name of the connection tells databases apart.
            return new DatasetIdentifier(name.toString(), "fluxo:" + table.connection());
        }
    }

    /** The file of an embedded database is the same one however a path leads to it. */
    private static String straight(String url) {
        String path = url.replace("/./", "/");
        Matcher detour = DETOUR.matcher(path);
        while (detour.find()) {
            path = detour.replaceFirst("/");
            detour = DETOUR.matcher(path);
        }
        return path;
    }

    /** @param lineage of its columns; null: others are made of them */
    private OpenLineage.DatasetFacets facets(Table table, @Nullable EntityLineage lineage) {
        OpenLineage.DatasetFacetsBuilder facets = api.newDatasetFacetsBuilder();
        if (!table.fields().isEmpty()) {
            facets.schema(api.newSchemaDatasetFacet(table.fields().stream()
                    .map(field -> api.newSchemaDatasetFacetFieldsBuilder()
                            .name(field.name())
                            .type(field.type())
                            .build())
                    .toList()));
        }
        if (lineage != null) {
            facets.columnLineage(columns(lineage));
        }
        return facets.build();
    }

    private OpenLineage.ColumnLineageDatasetFacet columns(EntityLineage lineage) {
        OpenLineage.ColumnLineageDatasetFacetFieldsBuilder fields = api.newColumnLineageDatasetFacetFieldsBuilder();
        for (EntityLineage.Column column : lineage.columns()) {
            List<OpenLineage.InputField> inputs = new ArrayList<>();
            for (From from : column.from()) {
                if (from.table() != null) {
                    inputs.add(input(from.table(), from, column));
                }
            }
            if (!inputs.isEmpty()) {
                fields.put(
                        column.name(),
                        api.newColumnLineageDatasetFacetFieldsAdditionalBuilder()
                                .inputFields(inputs)
                                .build());
            }
        }
        return api.newColumnLineageDatasetFacetBuilder().fields(fields.build()).build();
    }

    private OpenLineage.InputField input(Table table, From from, EntityLineage.Column column) {
        DatasetIdentifier name = name(table);
        boolean found = from.how() == How.LOOKED_UP_BY;
        return api.newInputFieldBuilder()
                .namespace(name.getNamespace())
                .name(name.getName())
                .field(from.column())
                .transformations(List.of(api.newInputFieldTransformationsBuilder()
                        .type(found ? "INDIRECT" : "DIRECT")
                        .subtype(found ? "JOIN" : from.how() == How.COPIED ? "IDENTITY" : "TRANSFORMATION")
                        .description(column.steps().isEmpty() ? null : String.join(", ", column.steps()))
                        .masking(false)
                        .build()))
                .build();
    }
}
