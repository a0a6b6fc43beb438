#include "support/talk.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

namespace deedbox::testing {

namespace {

namespace asio = boost::asio;

struct Talk {
    asio::io_context context{};
    asio::ip::tcp::socket socket{context};
    std::string heard{};

    explicit Talk(unsigned short port) { socket.connect({asio::ip::make_address("127.0.0.1"), port}); }
    void say(const std::string& octets) { asio::write(socket, asio::buffer(octets)); }
    std::string to_the_end() {
        boost::system::error_code error;
        asio::read(socket, asio::dynamic_buffer(heard), error);
        return std::move(heard);
    }
};

} // namespace

std::string talk_to(unsigned short port, const std::string& octets) {
    Talk talk{port};
    talk.say(octets);
    return talk.to_the_end();
}

std::string talk_to(unsigned short port, const std::string& octets, const std::string& until, const std::string& rest) {
    Talk talk{port};
    talk.say(octets);
    asio::read_until(talk.socket, asio::dynamic_buffer(talk.heard), until);
    talk.say(rest);
    return talk.to_the_end();
}

} // namespace deedbox::testing
