package org.mixedmodels.runner.osgi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.jspecify.annotations.Nullable;
import org.mixedmodels.runner.api.ExitCode;
import org.mixedmodels.runner.api.RunnerException;
import org.mixedmodels.runner.api.WorkflowService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/**
 * A running Equinox with the extension registry, the bundles that stand in for KNIME, the extension as it is shipped, and
 * the workflow code. Everything is installed anew at each start, so that nothing stale is ever run.
 */
public final class EquinoxPlatform implements AutoCloseable {

    /** The bundle that users install. */
    public static final String EXTENSION = "org.mixedmodels.knime";

    private static final String REGISTRY = "org.eclipse.equinox.registry";
    private static final String WORKFLOW = "org.mixedmodels.runner.workflow";
    private static final List<String> BUNDLES = List.of(
            "org.eclipse.equinox.common",
            REGISTRY,
            "org.glassfish.jakarta.json",
            "org.apache.commons.math3",
            "de.siegmar.fastcsv",
            "org.knime.core",
            "org.knime.core.ui",
            "org.knime.base",
            EXTENSION,
            WORKFLOW);

    private final BundleFolder folder;
    private final Framework framework;

    private EquinoxPlatform(BundleFolder folder, Framework framework) {
        this.folder = folder;
        this.framework = framework;
    }

    /**
     * Starts the framework and resolves every bundle.
     *
     * @throws RunnerException with {@link ExitCode#LOAD_ERROR} if a bundle does not resolve
     */
    public static EquinoxPlatform start() {
        BundleFolder folder = BundleFolder.create();
        EquinoxPlatform platform =
                new EquinoxPlatform(folder, new EquinoxFactory().newFramework(configuration(folder)));
        try {
            platform.framework.start();
            platform.installAndStart();
            return platform;
        } catch (BundleException e) {
            platform.close();
            throw new RunnerException(ExitCode.LOAD_ERROR, "A bundle cannot be started: " + oneLine(e.getMessage()));
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
    }

    private static String oneLine(@Nullable String report) {
        return String.valueOf(report).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static Map<String, String> configuration(BundleFolder folder) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, folder.resolve("storage").toString());
        configuration.put("osgi.install.area", folder.resolve("install").toString());
        configuration.put("osgi.logfile", folder.resolve("framework.log").toString());
        configuration.put("osgi.instance.area", "@none");
        configuration.put("osgi.user.area", "@none");
        configuration.put("eclipse.noRegistryCache", "true");
        configuration.put("osgi.compatibility.bootdelegation", "true"); // as the launcher of Eclipse and KNIME sets it
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, WorkflowService.class.getPackageName());
        return configuration;
    }

    private void installAndStart() throws BundleException {
        BundleContext context = framework.getBundleContext();
        List<Bundle> bundles = new ArrayList<>();
        for (String name : BUNDLES) {
            bundles.add(
                    context.installBundle(folder.extract(name + ".jar").toUri().toString()));
        }
        for (Bundle bundle : bundles) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
        bundle(REGISTRY).start();
        bundle(WORKFLOW).start();
    }

    /**
     * An installed bundle.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public Bundle bundle(String symbolicName) {
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new IllegalArgumentException("no bundle " + symbolicName);
    }

    /** The workflow code. */
    public WorkflowService workflows() {
        BundleContext context = framework.getBundleContext();
        ServiceReference<WorkflowService> reference = context.getServiceReference(WorkflowService.class);
        WorkflowService service = reference == null ? null : context.getService(reference);
        if (service == null) {
            throw new RunnerException(ExitCode.LOAD_ERROR, "The bundle " + WORKFLOW + " offers no workflow service.");
        }
        return service;
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(TimeUnit.SECONDS.toMillis(10));
        } catch (BundleException e) {
            throw new IllegalStateException("the framework does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            folder.close();
        }
    }
}
