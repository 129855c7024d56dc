package dev.fluxo.cli;

import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** How help writes what stands behind an option's name. */
final class Labels extends Help implements IParamLabelRenderer {
    Labels(CommandSpec command, ColorScheme colors) {
        super(command, colors);
    }

    @Override
    public IParamLabelRenderer parameterLabelRenderer() {
        return this;
    }

    /** Nothing behind a switch, which could be turned off by {@code =false}; nothing before {@code -D}'s definition. */
    @Override
    public Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<IStyle> styles) {
        String label = argument.typeInfo().isBoolean() ? "" : argument.paramLabel();
        boolean attached =
                argument instanceof OptionSpec option && option.longestName().equals(CommandLines.PROPERTY);
        return colorScheme().apply(label.isEmpty() || attached ? label : "=" + label, styles);
    }

    /** Between a name of one letter and what stands behind it. */
    @Override
    public String separator() {
        return "";
    }
}
