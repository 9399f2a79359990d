// LEMON's network simplex on one instance: lemon_driver INSTANCE ANSWER. Formats: instance-file.mjs; what is timed: contestants/run.mjs.
//
// Rows send one unit each, columns take up to their capacity. In the sparse problem a row may also send its unit straight to
// the sink, at more than all scores together: that is going without. In the dense one the shorter side sends, so that
// nothing is left over. Building the graph is not timed.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <vector>

using Graph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int, int64_t>;

constexpr double WARM_MS = 300;

struct Network {
  Graph graph;
  std::vector<Graph::Node> rows, columns;
  std::vector<Graph::Arc> arcs;  // those of the instance, in its order
  std::vector<int32_t> rowOf, columnOf;
  Graph::ArcMap<int64_t> cost{graph};
  Graph::ArcMap<int> limit{graph};
  Graph::NodeMap<int> supply{graph};

  Graph::Arc connect(Graph::Node from, Graph::Node to, int64_t price, int capacity) {
    Graph::Arc arc = graph.addArc(from, to);
    cost[arc] = price;
    limit[arc] = capacity;
    return arc;
  }

  void offer(int32_t i, int32_t j, Graph::Node from, Graph::Node to, int64_t price) {
    arcs.push_back(connect(from, to, price, 1));
    rowOf.push_back(i);
    columnOf.push_back(j);
  }
};

void buildDense(Network& net, const int32_t* cost, int rows, int columns) {
  const bool wide = rows <= columns;
  for (int i = 0; i < rows; i++) net.supply[net.rows[i]] = wide ? 1 : -1;
  for (int j = 0; j < columns; j++) net.supply[net.columns[j]] = wide ? -1 : 1;
  net.graph.reserveArc(rows * columns);
  for (int i = 0; i < rows; i++) {
    for (int j = 0; j < columns; j++) {
      const int64_t price = cost[static_cast<int64_t>(i) * columns + j];
      net.offer(i, j, wide ? net.rows[i] : net.columns[j], wide ? net.columns[j] : net.rows[i], price);
    }
  }
}

void buildSparse(Network& net, const int32_t* values, int rows, int columns, int arcs) {
  const int32_t* start = values;
  const int32_t* column = start + rows + 1;
  const int32_t* score = column + arcs;
  const int32_t* capacity = score + arcs;
  const int64_t top = arcs == 0 ? 0 : *std::max_element(score, score + arcs);
  const int64_t without = (top + 1) * (static_cast<int64_t>(rows) + 1);
  const Graph::Node sink = net.graph.addNode();
  net.supply[sink] = -rows;
  for (int j = 0; j < columns; j++) net.connect(net.columns[j], sink, 0, capacity[j]);
  for (int i = 0; i < rows; i++) {
    net.supply[net.rows[i]] = 1;
    net.connect(net.rows[i], sink, without, 1);
    for (int arc = start[i]; arc < start[i + 1]; arc++) net.offer(i, column[arc], net.rows[i], net.columns[column[arc]], top - score[arc]);
  }
}

double userMs() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec * 1e3 + usage.ru_utime.tv_usec / 1e3;
}

double peakMb() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024.0;
}

double wallMs() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/** Fills row → column; false where the simplex found no optimum. */
bool solve(const Network& net, std::vector<int32_t>& answer) {
  Simplex simplex(net.graph);
  // GEQ: a node sends at least its supply, so that a column takes at most what it may.
  simplex.upperMap(net.limit).costMap(net.cost).supplyMap(net.supply).supplyType(Simplex::GEQ);
  if (simplex.run() != Simplex::OPTIMAL) return false;
  std::fill(answer.begin(), answer.end(), -1);
  for (size_t arc = 0; arc < net.arcs.size(); arc++) {
    if (simplex.flow(net.arcs[arc]) > 0) answer[net.rowOf[arc]] = net.columnOf[arc];
  }
  return true;
}

int main(int count, char** given) {
  if (count != 3) return 2;
  FILE* file = std::fopen(given[1], "rb");
  if (file == nullptr) return 2;
  std::fseek(file, 0, SEEK_END);
  std::vector<int32_t> values(std::ftell(file) / sizeof(int32_t));
  std::rewind(file);
  if (std::fread(values.data(), sizeof(int32_t), values.size(), file) != values.size()) return 2;
  std::fclose(file);
  const int rows = values[1], columns = values[2], arcs = values[3];

  Network net;
  for (int i = 0; i < rows; i++) net.rows.push_back(net.graph.addNode());
  for (int j = 0; j < columns; j++) net.columns.push_back(net.graph.addNode());
  if (values[0] == 0) buildDense(net, values.data() + 4, rows, columns);
  else buildSparse(net, values.data() + 4, rows, columns, arcs);

  std::vector<int32_t> first(rows), last(rows);
  double cpu = userMs(), wall = wallMs();
  if (!solve(net, first)) return 1;
  const double cold = wallMs() - wall, coldCpu = userMs() - cpu, peak = peakMb();
  std::vector<double> walls;
  cpu = userMs();
  const double begin = wallMs();
  while (wallMs() - begin < WARM_MS) {
    wall = wallMs();
    if (!solve(net, last)) return 1;
    walls.push_back(wallMs() - wall);
  }
  const double warmCpu = (userMs() - cpu) / walls.size();
  std::sort(walls.begin(), walls.end());

  FILE* answer = std::fopen(given[2], "wb");
  if (answer == nullptr) return 2;
  std::fwrite(first.data(), sizeof(int32_t), rows, answer);
  std::fwrite(last.data(), sizeof(int32_t), rows, answer);
  std::fclose(answer);
  std::printf("{\"coldMs\": %.4f, \"coldCpuMs\": %.4f, \"warmMs\": %.4f, \"warmCpuMs\": %.4f, \"calls\": %zu, \"peakMb\": %.1f}\n",
              cold, coldCpu, walls[walls.size() / 2], warmCpu, walls.size(), peak);
  return 0;
}
