package org.knime.node;

import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.FluentNodeAPI;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.NodeParameters;

/** What a node does: its parameters, how it is configured and how it is executed. */
public abstract sealed class DefaultModel implements FluentNodeAPI {

    private final Class<? extends NodeParameters> parametersClass;

    private DefaultModel(Class<? extends NodeParameters> parametersClass) {
        this.parametersClass = parametersClass;
    }

    static RequireModelParameters create() {
        return parameters -> configure -> execute -> new StandardDefaultModel(parameters, configure, execute);
    }

    Optional<Class<? extends NodeParameters>> parametersClass() {
        return Optional.ofNullable(parametersClass);
    }

    /** A model with a configuring and an executing function. */
    static final class StandardDefaultModel extends DefaultModel {

        final ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure;
        final ExecuteConsumer execute;

        private StandardDefaultModel(
                Class<? extends NodeParameters> parametersClass,
                ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure,
                ExecuteConsumer execute) {
            super(parametersClass);
            this.configure = configure;
            this.execute = execute;
        }
    }

    /** Asks for the parameters. */
    public interface RequireModelParameters {

        /** The class of the parameters. */
        RequireConfigureOrRearrangeColumns parametersClass(Class<? extends NodeParameters> parametersClass);

        /** For a node that has no parameters and hence no dialog. */
        default RequireConfigureOrRearrangeColumns withoutParameters() {
            return parametersClass(null);
        }
    }

    /** Asks how the node is configured. */
    public interface RequireConfigureOrRearrangeColumns {

        /** The function that checks the parameters and makes the output specs. */
        RequireExecute configure(ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure);
    }

    /**
     * A configuring function.
     *
     * @param <I> what it reads
     * @param <O> what it writes
     */
    public interface ConfigureOrRearrangerConsumer<I, O> {

        /**
         * Configures the node.
         *
         * @throws InvalidSettingsException if the parameters do not fit the input
         */
        void accept(I input, O output) throws InvalidSettingsException;
    }

    /** What a node knows while it is configured. */
    public interface ConfigureInput {

        /** The parameters. */
        <S extends NodeParameters> S getParameters();

        /** The input specs; the flow variable port is left out. */
        PortObjectSpec[] getInPortSpecs();

        /** The spec at an input. */
        <S extends PortObjectSpec> S getInPortSpec(int index);

        /**
         * The input specs of a node whose inputs are all tables.
         *
         * @throws ClassCastException if one is not a table
         */
        DataTableSpec[] getInTableSpecs();

        /**
         * The table spec at an input.
         *
         * @throws ClassCastException if that input is not a table
         */
        DataTableSpec getInTableSpec(int portIndex);

        /** The types of the output ports. */
        PortType[] getOutPortTypes();
    }

    /** What a node says when it is configured. */
    public interface ConfigureOutput {

        /** Sets the spec of one output; null if it is known only after execution. */
        <S extends PortObjectSpec> void setOutSpec(int index, S spec);

        /** Sets the specs of the first outputs. */
        @SuppressWarnings("unchecked")
        <S extends PortObjectSpec> void setOutSpecs(S... specs);

        /** Sets the warning of the node; the last one wins. */
        void setWarningMessage(String message);
    }

    /** What a node has while it is executed. */
    public interface ExecuteInput {

        /** The parameters. */
        <S extends NodeParameters> S getParameters();

        /** For new tables, progress and cancellation. */
        ExecutionContext getExecutionContext();

        /** The input objects; the flow variable port is left out. */
        PortObject[] getInPortObjects();

        /** The object at an input. */
        <D extends PortObject> D getInPortObject(int portIndex);

        /**
         * The inputs of a node whose inputs are all tables.
         *
         * @throws ClassCastException if one is not a table
         */
        BufferedDataTable[] getInTables();

        /**
         * The table at an input.
         *
         * @throws ClassCastException if that input is not a table
         */
        BufferedDataTable getInTable(int portIndex);

        /** The types of the output ports. */
        PortType[] getOutPortTypes();
    }

    /** What a node gives when it is executed. */
    public interface ExecuteOutput {

        /** Sets the object of one output. */
        <D extends PortObject> void setOutData(int index, D data);

        /** Sets the objects of the first outputs. */
        @SuppressWarnings("unchecked")
        <D extends PortObject> void setOutData(D... data);

        /** Keeps objects for the view. */
        @SuppressWarnings("unchecked")
        <D extends PortObject> void setInternalData(D... data);

        /** Sets the warning of the node; the last one wins. */
        void setWarningMessage(String message);
    }

    /** Asks how the node is executed. */
    public interface RequireExecute {

        /** The function that makes the output objects. */
        DefaultModel execute(ExecuteConsumer execute);
    }

    /** An executing function. */
    public interface ExecuteConsumer {

        /**
         * Executes the node.
         *
         * @throws CanceledExecutionException if the user cancelled
         * @throws KNIMEException with a message for the user
         */
        void accept(ExecuteInput input, ExecuteOutput output) throws CanceledExecutionException, KNIMEException;
    }
}
