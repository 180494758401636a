package io.intentscorer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.intentscorer.stream.Health;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HealthServerTest {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Health WELL = new Health(List.of(new Health.Part("scoring", true, "runs")));
  private static final Health ILL = new Health(List.of(new Health.Part("thread", false, "stuck")));

  private Health liveness = WELL;
  private Health readiness = WELL;
  private HealthServer server = start(0);

  private HealthServer start(int port) {
    try {
      return HealthServer.start(LOOPBACK, port, () -> liveness, () -> readiness);
    } catch (IOException fault) {
      throw new AssertionError(fault);
    }
  }

  @BeforeEach
  void listens() {
    assertThat(server.port()).isPositive();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void saysThatAllIsWell() throws Exception {
    HttpResponse<String> answer = get("/health/live");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"UP\",\"checks\":[{\"name\":\"scoring\",\"status\":\"UP\","
                + "\"data\":{\"detail\":\"runs\"}}]}");
  }

  @Test
  void saysWhatIsTheMatter() throws Exception {
    readiness = ILL;
    HttpResponse<String> answer = get("/health/ready");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"status\":\"DOWN\"", "\"stuck\"");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void knowsNothingElse() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/health").statusCode()).isEqualTo(404);
    assertThat(get("/health/live/more").statusCode()).isEqualTo(404);
    assertThat(send("/health/live", "POST").statusCode()).isEqualTo(405);
    assertThat(send("/health/live", "HEAD").statusCode()).isEqualTo(200);
  }

  @Test
  void saysThatItsPortIsTaken() {
    assertThatIOException()
        .isThrownBy(() -> HealthServer.start(LOOPBACK, server.port(), () -> WELL, () -> WELL))
        .withMessageContaining("port " + server.port() + " of 127.0.0.1 is not to be had")
        .withMessageContaining("http.port");
  }

  @Test
  void saysThatItsHostIsUnknown() {
    assertThatIOException()
        .isThrownBy(() -> HealthServer.start("no.such.host.invalid", 0, () -> WELL, () -> WELL))
        .withMessageContaining("http.host");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(path, "GET");
  }

  private HttpResponse<String> send(String path, String method) throws Exception {
    URI uri = URI.create("http://" + LOOPBACK + ":" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
