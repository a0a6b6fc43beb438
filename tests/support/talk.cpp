#include "support/talk.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

namespace deedbox::testing {

std::string talk_to(unsigned short port, const std::string& octets) {
    boost::asio::io_context context;
    boost::asio::ip::tcp::socket socket{context};
    socket.connect({boost::asio::ip::make_address("127.0.0.1"), port});
    boost::asio::write(socket, boost::asio::buffer(octets));
    std::string out;
    boost::system::error_code error;
    boost::asio::read(socket, boost::asio::dynamic_buffer(out), error);
    return out;
}

} // namespace deedbox::testing
