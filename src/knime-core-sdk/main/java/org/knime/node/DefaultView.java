package org.knime.node;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.port.PortObject;
import org.knime.core.webui.page.Page;
import org.knime.core.webui.page.Page.RequireFromFileOrString;
import org.knime.node.parameters.NodeParameters;

/** The view of a node: its description, its page, and the data that the page starts with. */
public final class DefaultView implements FluentNodeAPI {

    private final Class<? extends NodeParameters> parametersClass;
    final String description;
    final Page page;
    private Function<ViewInput, ?> initialData = input -> null;

    private DefaultView(Class<? extends NodeParameters> parametersClass, String description, Page page) {
        this.parametersClass = parametersClass;
        this.description = description;
        this.page = page;
    }

    static RequireViewParameters create() {
        return parameters -> description -> page -> new DefaultView(parameters, description, page.apply(Page.create()));
    }

    Optional<Class<? extends NodeParameters>> parametersClass() {
        return Optional.ofNullable(parametersClass);
    }

    Object initialData(ViewInput input) {
        return initialData.apply(input);
    }

    /** Sets the data that the page starts with. */
    public <D> DefaultView initialData(Function<RequireInitialData, DefaultInitialData<D>> initialData) {
        this.initialData =
                input -> initialData.apply(DefaultInitialData.create()).data.apply(input);
        return this;
    }

    /** Asks for the parameters of the view. */
    public interface RequireViewParameters {

        /** The class of the parameters. */
        RequireDescription parametersClass(Class<? extends NodeParameters> parametersClass);

        /** For a view without parameters. */
        default RequireDescription withoutParameters() {
            return parametersClass(null);
        }
    }

    /** Asks for the description. */
    public interface RequireDescription {

        /** What the view shows, parsed as XML. */
        RequirePage description(String description);
    }

    /** Asks for the page. */
    public interface RequirePage {

        /** The page. */
        DefaultView page(Function<RequireFromFileOrString, Page> page);
    }

    /** Asks for the initial data. */
    public interface RequireInitialData {

        /** The function that makes the data, each time that the view is opened. */
        <D> DefaultInitialData<D> data(Function<ViewInput, D> data);
    }

    /**
     * The data that the page starts with.
     *
     * @param <D> what they are; the page gets them as JSON
     */
    public static final class DefaultInitialData<D> implements FluentNodeAPI {

        private final Function<ViewInput, D> data;

        private DefaultInitialData(Function<ViewInput, D> data) {
            this.data = data;
        }

        private static RequireInitialData create() {
            return new RequireInitialData() {
                @Override
                public <D> DefaultInitialData<D> data(Function<ViewInput, D> data) {
                    return new DefaultInitialData<>(data);
                }
            };
        }
    }

    /** What a view knows of its node. */
    public interface ViewInput {

        /** The parameters of the view. */
        <S extends NodeParameters> S getParameters();

        /**
         * What executing kept for the view, all of it tables; null if the node is not executed.
         *
         * @throws ClassCastException if one is not a table
         */
        default BufferedDataTable[] getInternalTables() {
            return Arrays.stream(getInternalPortObjects())
                    .map(BufferedDataTable.class::cast)
                    .toArray(BufferedDataTable[]::new);
        }

        /** What executing kept for the view; null if the node is not executed. */
        PortObject[] getInternalPortObjects();
    }
}
