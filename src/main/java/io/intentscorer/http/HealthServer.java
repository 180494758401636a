package io.intentscorer.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.intentscorer.stream.Health;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers {@code GET} of {@code /health/live} and {@code /health/ready}: 200 when all is well, 503
 * when not, and a JSON object that says why, as MicroProfile Health has it.
 */
public final class HealthServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int THREADS = 2;

  /** An answer and the number of its kind: 200, 404, 405 or 503. */
  private record Answer(int status, ObjectNode body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, named());

  private HealthServer(HttpServer server, Map<String, Supplier<Health>> questions) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", exchange -> send(exchange, answer(exchange, questions)));
  }

  /**
   * Starts to answer.
   *
   * @param host the name or address to listen on
   * @param port 1 to 65535, or 0 for any free one
   * @throws IOException when it cannot listen there; the message says what to do
   */
  public static HealthServer start(
      String host, int port, Supplier<Health> liveness, Supplier<Health> readiness)
      throws IOException {
    // Read once, by the first server of the process: nobody may hold a thread for longer.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "10");
    HttpServer server = HttpServer.create();
    try {
      server.bind(new InetSocketAddress(InetAddress.getByName(host), port), 0);
    } catch (UnknownHostException unknown) {
      throw new IOException("no host %s is known here: check http.host".formatted(host), unknown);
    } catch (BindException taken) {
      throw new IOException(
          "port %d of %s is not to be had (%s): stop what listens there, or choose another with the setting http.port (0 for none)"
              .formatted(port, host, taken.getMessage()),
          taken);
    }
    var health =
        new HealthServer(server, Map.of("/health/live", liveness, "/health/ready", readiness));
    server.start();
    return health;
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private static Answer answer(HttpExchange exchange, Map<String, Supplier<Health>> questions) {
    Supplier<Health> question = questions.get(exchange.getRequestURI().getPath());
    ObjectNode body = JSON.createObjectNode();
    if (question == null) {
      return new Answer(404, body.put("error", "ask for /health/live or /health/ready"));
    }
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return new Answer(405, body.put("error", "only GET and HEAD"));
    }
    Health health = question.get();
    tell(health, body);
    return new Answer(health.up() ? 200 : 503, body);
  }

  private static void tell(Health health, ObjectNode body) {
    body.put("status", word(health.up()));
    ArrayNode checks = body.putArray("checks");
    for (Health.Part part : health.parts()) {
      checks
          .addObject()
          .put("name", part.name())
          .put("status", word(part.up()))
          .putObject("data")
          .put("detail", part.detail());
    }
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      byte[] body = JSON.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(answer.status(), -1);
      } else {
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static ThreadFactory named() {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "http-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
