package dev.fluxo.console.command;

import dev.fluxo.console.Command;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Parameter;
import dev.fluxo.engine.Selection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A command for entities that the user chooses, by names and tags. */
abstract class SelectingCommand extends Command {
    private final Parameter<List<String>> entities;
    private final Parameter<List<String>> tags;

    /** @param verb what is done with the entities: {@code load} */
    SelectingCommand(String name, String description, String verb) {
        this(
                name,
                description,
                "Which entities to " + verb,
                verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1) + " entities",
                "all");
    }

    /**
     * @param which the beginning of a sentence that goes on with what can be written
     * @param tagged the same, and goes on with "with any of these tags"
     */
    SelectingCommand(String name, String description, String which, String tagged, @Nullable String byDefault) {
        super(name, description);
        entities = takes(Parameter.list(
                "entities", which + ": a comma list of names, in which `*` stands for any letters", byDefault));
        tags = takes(Parameter.list("tags", tagged + " with any of these tags: a comma list", byDefault));
    }

    final Parameter<List<String>> entities() {
        return entities;
    }

    final Selection selection(Inputs inputs) {
        return new Selection(inputs.get(entities), inputs.get(tags));
    }
}
