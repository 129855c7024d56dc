package dev.fluxo.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.Parameter;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Wording;
import java.util.List;

/** Refuses to write a command or a parameter that nobody declares. */
final class DeclaredWording implements Wording {
    @Override
    public String command(String name) {
        return Commands.named(name).name();
    }

    @Override
    public String parameter(String name) {
        assertThat(Commands.parameters()).contains(name);
        return name;
    }

    @Override
    public String option(Option option) {
        return parameter(option.name());
    }

    @Override
    public String java(String setting) {
        return setting;
    }

    @Override
    public String library(String what) {
        return what;
    }

    @Override
    public String action(Action action) {
        List<String> declared = Commands.named(action.command()).parameters().stream()
                .map(Parameter::name)
                .toList();
        assertThat(declared)
                .as("parameters of " + action.command())
                .containsAll(action.options().stream().map(Option::name).toList());
        return Wording.super.action(action);
    }
}
